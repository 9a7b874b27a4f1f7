/**
 * Renders the app icons from `visor.svg` into `public/icons`: `npx tsx src/build/icons/render.ts`.
 * The pictures are committed, so that a build needs no browser.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

interface Icon {
  readonly name: string;
  readonly size: number;
  /** Rounded corners on a transparent ground, or ink to the edge for systems that cut the shape themselves. */
  readonly ground: 'rounded' | 'full';
  /** Size of the mark: Android shows at least the middle 80 % of a maskable icon, as a circle. */
  readonly mark: number;
}

const ICONS: readonly Icon[] = [
  { name: 'icon-192.png', size: 192, ground: 'rounded', mark: 1 },
  { name: 'icon-512.png', size: 512, ground: 'rounded', mark: 1 },
  { name: 'maskable-512.png', size: 512, ground: 'full', mark: 0.78 },
  { name: 'apple-touch-icon.png', size: 180, ground: 'full', mark: 0.92 },
];

const source = await readFile(new URL('./visor.svg', import.meta.url), 'utf8');
const target = new URL('../../../public/icons/', import.meta.url);
await mkdir(target, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const { name, size, ground, mark } of ICONS) {
  const svg = source
    .replace('rx="112"', ground === 'rounded' ? 'rx="112"' : 'rx="0"')
    .replace('<g id="mark"', `<g id="mark" transform="translate(256 256) scale(${mark}) translate(-256 -256)"`)
    .replace('<svg ', '<svg style="display:block;width:100vw;height:100vh" ');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
  await writeFile(new URL(name, target), await page.screenshot({ omitBackground: true }));
}
await browser.close();
await writeFile(new URL('favicon.svg', target), source);

// One colour for systems that tint: the mark alone, black on nothing.
const single = source
  .replace(/<defs>[\s\S]*<\/defs>\s*/, '')
  .replace(/<rect id="ground"[^>]*>\s*/, '')
  .replaceAll(/#a8ecff|#eafbff|url\(#core\)/g, '#000')
  .replace(/<circle id="glow"[^>]*>\s*/, '');
await writeFile(new URL('monochrome.svg', target), single);
