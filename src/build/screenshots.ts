import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageDimensionsFromData } from 'image-dimensions';

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
    const src = `screenshots/${form_factor}.webp`;
    const size = existsSync(join(folder, src)) && imageDimensionsFromData(readFileSync(join(folder, src)));
    if (!size) return [];
    const label = '视窗里的人 · People seen through the visor';
    return [{ src, sizes: `${size.width}x${size.height}`, type: 'image/webp', form_factor, label }];
  });
}
