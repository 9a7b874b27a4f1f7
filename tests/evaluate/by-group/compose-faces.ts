/**
 * `npx tsx tests/evaluate/by-group/compose-faces.ts FACES OUT`: pictures for `evaluate -- people --data OUT --by OUT/labels.csv`.
 * Every picture of a folder of faces at a third of the picture's height, before a dark and a light plain ground, upright and
 * lying. Groups are the ground and how bright the face's picture is: nobody's origin is known or guessed here.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../chromium.ts';

const SHAPES = [
  { width: 640, height: 480 },
  { width: 480, height: 640 },
] as const;
const GROUNDS = { dark: '#181a1d', light: '#d8dadb' } as const;

const [faces, out] = process.argv.slice(2);
if (!faces || !out) throw new Error('name a folder of faces and where the pictures go');
mkdirSync(join(out, 'images'), { recursive: true });

const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
const rows: { name: string; light: number; ground: string; shape: (typeof SHAPES)[number]; bbox: number[] }[] = [];
for (const [index, file] of readdirSync(faces).sort().entries()) {
  const source = `data:image/jpeg;base64,${readFileSync(join(faces, file)).toString('base64')}`;
  for (const shape of SHAPES) {
    for (const [ground, colour] of Object.entries(GROUNDS)) {
      const task = { source, colour, ...shape, across: (index * 0.37) % 1, down: (index * 0.61) % 1 };
      const { jpeg, light, bbox } = await page.evaluate(compose, task);
      const name = `${file.replace(/\.\w+$/, '')}-${ground}-${shape.width}.jpg`;
      writeFileSync(join(out, 'images', name), Buffer.from(jpeg, 'base64'));
      rows.push({ name, light, ground, shape, bbox });
    }
  }
}
await browser.close();

const lights = rows.map(({ light }) => light).sort((a, b) => a - b);
const third = (share: number) => lights[Math.floor(lights.length * share)] ?? 0;
const faceOf = (light: number) => (light < third(1 / 3) ? 'darker' : light < third(2 / 3) ? 'middle' : 'lighter');
const labels = rows.map(({ name, light, ground }) => `${name},${faceOf(light)} face ${ground} ground`);
writeFileSync(join(out, 'labels.csv'), `file,group\n${labels.join('\n')}\n`);
writeFileSync(
  join(out, 'annotations.json'),
  JSON.stringify({
    images: rows.map(({ name, shape }, id) => ({ id, file_name: name, ...shape })),
    annotations: rows.map(({ bbox }, id) => ({ id, image_id: id, category_id: 1, bbox, iscrowd: 0 })),
    categories: [{ id: 1, name: 'person' }],
  }),
);
console.log(`${rows.length} pictures in ${out}.`);

/** In the page: one face on one ground, where it lies, and how bright its middle is, 0..255. */
async function compose(task: {
  source: string;
  colour: string;
  width: number;
  height: number;
  across: number;
  down: number;
}): Promise<{ jpeg: string; light: number; bbox: number[] }> {
  const face = await createImageBitmap(await (await fetch(task.source)).blob());
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: task.width, height: task.height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = task.colour;
  context.fillRect(0, 0, task.width, task.height);
  const high = task.height / 3;
  const wide = (high * face.width) / face.height;
  const x = (task.width - wide) * (0.1 + 0.8 * task.across);
  const y = (task.height - high) * (0.1 + 0.8 * task.down);
  context.imageSmoothingQuality = 'high';
  context.drawImage(face, x, y, wide, high);
  const middle = context.getImageData(x + wide / 4, y + high / 4, wide / 2, high / 2).data;
  let light = 0;
  for (let at = 0; at < middle.length; at += 4) light += (middle[at]! + middle[at + 1]! + middle[at + 2]!) / 3;
  return {
    jpeg: canvas.toDataURL('image/jpeg', 0.92).split(',')[1] ?? '',
    light: light / (middle.length / 4),
    bbox: [x, y, wide, high],
  };
}
