import { beforeAll, expect, test } from 'vitest';
import type { Box } from '#core/box.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import type { Head, HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import { createDetector } from '#vision/models/detector.ts';
import { createEmbedder, type Embedder } from '#vision/models/embedder.ts';
import { Silhouettes } from '#vision/models/silhouettes.ts';
import { CUT_OUTS, cutOutOf, dressed, onWall, placed, type Backdrop } from '../../harness/dressed-people.ts';
import { startWasm } from './start-wasm.ts';

const TOPS = { warm: ['#ff6a2a', '#e8b02e'], cool: ['#2f7bff', '#2fbfae'] } as const;
type Class = keyof typeof TOPS;
const CLASSES = ['warm', 'cool'] as const;
/** Where the dressed people stand, shares of 800 × 600 px. */
const FEET = 0.97;
const WIDE = 800 / 600;

let embedder: Embedder;
let head: Head;

beforeAll(async () => {
  const models = await startWasm(['detector', 'silhouette']);
  const reader = new FrameReader(false);
  const silhouettes = new Silhouettes(reader);
  await silhouettes.load(models.silhouette);
  embedder = createEmbedder(await createDetector(models.detector), reader, silhouettes);
  // Everybody is taught before one grey wall, alone.
  const samples: HeadSample[] = [];
  for (const { name } of CUT_OUTS.slice(0, 2)) {
    for (const classKey of CLASSES) {
      for (const top of TOPS[classKey]) {
        const person = `${name}-${top}`;
        samples.push({ id: person, classKey, person, burst: person, embedding: await seen(name, top, onWall(0)) });
      }
    }
  }
  head = calibrate(samples, trainHead(samples, { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version }));
});

async function dressedAs(name: string, top: string) {
  const { top: place, height } = CUT_OUTS.find((one) => one.name === name)!;
  return { person: dressed(await cutOutOf(name), place, top), height };
}

async function seen(name: string, top: string, backdrop: Backdrop) {
  const { person, height } = await dressedAs(name, top);
  const picture = await placed(person, height, backdrop, 0.5, false);
  const width = (height * person.width) / person.height / WIDE;
  const box: Box = { x: 0.5 - width / 2, y: FEET - height, width, height };
  const [embedding] = await embedder.embed([{ picture, box, mesh: null }]);
  picture.close();
  return embedding!;
}

/** A wall, and before it somebody in another top who is half hidden by whoever is meant. */
async function withNeighbour(top: string, side: -1 | 1): Promise<Backdrop> {
  const { person, height } = await dressedAs('fireman200b', top);
  return (context, width, high) => {
    onWall(0)(context, width, high);
    const [tall, wide] = [height * high, (height * high * person.width) / person.height];
    context.drawImage(person, width / 2 + side * 0.75 * wide - wide / 2, FEET * high - tall, wide, tall);
  };
}

const stripes: Backdrop = (context, width, height) => {
  for (let column = 0; column < 16; column++) {
    context.fillStyle = `hsl(${column * 47} 70% ${35 + (column % 3) * 15}%)`;
    context.fillRect((column * width) / 16, 0, width / 16, height);
  }
};

/** What somebody is called whom the head never met, in every top of both classes. */
async function labels(backdropOf: (own: Class) => Backdrop | Promise<Backdrop>): Promise<string[]> {
  const said: string[] = [];
  for (const own of CLASSES) {
    for (const top of TOPS[own]) {
      const { classKeys, probabilities } = askHead(head, await seen('fireman240a', top, await backdropOf(own)));
      said.push(classKeys[probabilities.indexOf(Math.max(...probabilities))]!);
    }
  }
  return said;
}

const RIGHT = ['warm', 'warm', 'cool', 'cool'];

test('before the wall that was taught the top decides', async () => {
  expect(await labels(() => onWall(0))).toEqual(RIGHT);
});

test.each([90, 180, 270])('after a change to a wall of hue %d the label stays', async (hue) => {
  expect(await labels(() => onWall(hue))).toEqual(RIGHT);
});

test('before coloured stripes it stays, too', async () => {
  expect(await labels(() => stripes)).toEqual(RIGHT);
});

test.each([-1, 1] as const)('a neighbour of the other class, partly hidden (%d), does not change it', async (side) => {
  const other = { warm: TOPS.cool[0], cool: TOPS.warm[0] };
  expect(await labels((own) => withNeighbour(other[own], side))).toEqual(RIGHT);
});
