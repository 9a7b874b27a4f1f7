import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../chromium.ts';

const FRAMES = 30;

/**
 * Writes a camera clip in which one person of the demo stands still with the centre at `x` (share of the width).
 * Motion JPEG is nothing but JPEG files one after the other. Returns the path.
 */
export async function drawClip(origin: string, path: string, x: number): Promise<string> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/models/manifest.json`); // any page of the origin, so that the picture may be read
    const bytes = await page.evaluate(async (at) => {
      const picture = await createImageBitmap(await (await fetch('/demo/fireman240a.webp')).blob());
      const canvas = new OffscreenCanvas(640, 480);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#9aa3a8';
      context.fillRect(0, 0, 640, 480);
      const width = (400 * picture.width) / picture.height;
      context.drawImage(picture, at * 640 - width / 2, 60, width, 400);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, x);
    const frame = Buffer.from(bytes);
    writeFileSync(path, Buffer.concat(Array.from({ length: FRAMES }, () => frame)));
    return path;
  } finally {
    await browser.close();
  }
}
