/**
 * Takes the pictures of the web app manifest into `public/screenshots`: `npx tsx src/build/screenshots/take.ts ADDRESS`
 * with a built Visor served at ADDRESS. The pictures are committed, so that a build needs no browser.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly sharpness: number;
  /** Height of the guest in shares of the picture, at least. */
  readonly near: number;
}

const SHOTS: readonly Shot[] = [
  { name: 'narrow.webp', query: 'lang=zh', viewport: { width: 390, height: 844 }, sharpness: 1.5, near: 0.1 },
  { name: 'wide.webp', query: 'lang=en&screen=stage', viewport: { width: 1280, height: 800 }, sharpness: 1, near: 0.4 },
];

const address = process.argv[2];
if (!address) throw new Error('Say where a built Visor is served, for example http://localhost:4173/');
const folder = fileURLToPath(new URL('../../../public/screenshots/', import.meta.url));
await mkdir(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
});
for (const { name, query, viewport, sharpness, near } of SHOTS) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: sharpness });
  await page.goto(`${address}?source=demo&backend=wasm&${query}`);
  await bothClasses(page, near);
  await writeFile(folder + name, await webp(await page.screenshot()));
  await page.close();
}
await browser.close();

/** The moment to keep: people of both classes, one of them near enough. */
async function bothClasses(page: Page, near: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const people = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
      const guest = people.some(
        ({ dataset }) => dataset.label === 'guest' && Number(dataset.box?.split(',')[3]) > least,
      );
      return guest && people.some(({ dataset }) => dataset.label === 'friend');
    },
    near,
    { timeout: 60_000, polling: 100 },
  );
  // Tags glide to their places, the face takes a look or two.
  await page.waitForTimeout(1200);
}

/** The picture as WebP, which the browser's own screenshots cannot be: two thirds of a JPEG. */
async function webp(png: Buffer): Promise<Buffer> {
  // An empty page: Visor's own lets nothing be fetched from an address that holds its data.
  const page = await browser.newPage();
  const address = await page.evaluate(
    async (source) => {
      const picture = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', 0.7);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
