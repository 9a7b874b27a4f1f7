import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atRest, newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();
/** WCAG 2.2, 1.4.3. */
const LEAST = 4.5;

/** A photo of two people of the demo before a wall of one colour. */
async function photoBefore(page: Page, wall: string): Promise<Buffer> {
  const bytes = await page.evaluate(async (colour) => {
    const picture = await createImageBitmap(await (await fetch('/demo/fireman240a.webp')).blob());
    const canvas = new OffscreenCanvas(900, 1200);
    const context = canvas.getContext('2d')!;
    context.fillStyle = colour;
    context.fillRect(0, 0, 900, 1200);
    for (const x of [120, 520]) context.drawImage(picture, x, 420, (620 * picture.width) / picture.height, 620);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, wall);
  return Buffer.from(bytes);
}

/** Of a screenshot: how the words in each of these rectangles stand out from what is behind them, as WCAG counts. */
async function contrasts(page: Page): Promise<Record<string, number>> {
  const shot = (await page.screenshot({ scale: 'css' })).toString('base64');
  return page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${source}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const linear = (value: number) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = (x: number, y: number) => {
      const at = 4 * (y * picture.width + x);
      return 0.2126 * linear(data[at]!) + 0.7152 * linear(data[at + 1]!) + 0.0722 * linear(data[at + 2]!);
    };
    const ratio = (words: number, behind: number) =>
      (Math.max(words, behind) + 0.05) / (Math.min(words, behind) + 0.05);
    const part = (values: number[], share: number) =>
      values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;
    const found: Record<string, number> = {};

    // Tags are drawn: their plates let a sixth of the picture through, their words nothing.
    const hud = document.querySelector<HTMLCanvasElement>('canvas.hud:not(.faces)')!;
    const place = hud.getBoundingClientRect();
    const scale = hud.width / place.width;
    const drawn = hud.getContext('2d')!.getImageData(0, 0, hud.width, hud.height).data;
    const plate: number[] = [];
    const words: number[] = [];
    for (let y = 0; y < place.height - 1; y += 1) {
      for (let x = 0; x < place.width - 1; x += 1) {
        const at = 4 * (Math.round(y * scale) * hud.width + Math.round(x * scale));
        const dark = drawn[at]! + drawn[at + 1]! + drawn[at + 2]! < 90;
        const alpha = drawn[at + 3]!;
        const seen = luminance(Math.floor(place.left + x), Math.floor(place.top + y));
        if (dark && alpha > 190 && alpha < 250) plate.push(seen);
        if (!dark && alpha > 250) words.push(seen);
      }
    }
    found['tags on the picture'] = ratio(part(words, 0.5), part(plate, 0.5));

    for (const name of ['[data-testid="rates"] span', '.speaks', '[data-testid="targets"] button', '.caption']) {
      for (const element of document.querySelectorAll<HTMLElement>(name)) {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (width < 8 || !element.checkVisibility({ opacityProperty: true })) continue;
        const values: number[] = [];
        for (let y = Math.ceil(top); y < top + height - 1; y += 1)
          for (let x = Math.max(0, Math.ceil(left)); x < Math.min(picture.width, left + width) - 1; x += 1)
            values.push(luminance(x, y));
        if (values.length === 0) continue;
        const key = `${name} ${element.innerText.trim()}`;
        found[key] = ratio(part(values, 0.995), part(values, 0.5));
      }
    }
    return found;
  }, shot);
}

test.each([
  ['white', '#ffffff'],
  ['black', '#000000'],
])('words over a %s picture stand out from it', async (_name, wall) => {
  const context = await newVisitor(build.browser, { deviceScaleFactor: 1 });
  for (const screen of ['live', 'stage']) {
    const page = await visit(context, build.server.origin, `source=none&screen=${screen}`);
    await phase(page, ['ready']);
    const buffer = await photoBefore(page, wall);
    await page.getByTestId('open-file').first().setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer });
    await waitForTargets(page, 1);
    await page.waitForTimeout(1000); // tags glide to their places
    await atRest(page);
    const found = await contrasts(page);
    expect(found['tags on the picture']).toBeGreaterThan(LEAST);
    expect(Object.entries(found).filter(([, ratio]) => !(ratio >= LEAST))).toEqual([]);
    await page.close();
  }
  await context.close();
});
