import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Screenshot {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly form_factor: 'narrow' | 'wide';
  readonly label: string;
}

/** The screenshots of the web app manifest that exist in `folder` (`public/`), with their real sizes. */
export function screenshots(folder: string): Screenshot[] {
  return (['narrow', 'wide'] as const).flatMap((form_factor) => {
    const src = `screenshots/${form_factor}.png`;
    if (!existsSync(join(folder, src))) return [];
    const { width, height } = pngSize(readFileSync(join(folder, src)));
    const label = '视窗里的人 · People seen through the visor';
    return [{ src, sizes: `${width}x${height}`, type: 'image/png', form_factor, label }];
  });
}

/** Width and height in pixels of a PNG: bytes 16–23, by its specification. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
