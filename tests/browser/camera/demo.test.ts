import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemo } from '#camera/demo.ts';
import type { DemoSource } from '#camera/demo.ts';
import { DEMO_CREDITS } from '#demo/credits.ts';
import { SPRITES } from '#demo/stage.ts';

let demo: DemoSource;
let time = 13_500;

beforeAll(async () => {
  demo = await openDemo({ portrait: false, clock: () => time });
});
afterAll(() => demo.close());

const orange = async () => {
  const frame = await demo.next(320);
  const { width, height } = frame!.bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(frame!.bitmap, 0, 0);
  frame!.bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at]! > 170 && data[at + 1]! < 120 && data[at + 2]! < 90) found += 1;
  }
  return found / (width * height);
};

test('the demo is drawn live: the near astronaut stands in the picture in her orange suit', async () => {
  expect(demo).toMatchObject({ kind: 'demo', still: false, mirrored: false, width: 960, height: 540 });
  await demo.next(8);
  expect(await orange()).toBeGreaterThan(0.04);
});

test('a frame comes with every drawing, at most some thirty a second', async () => {
  const times: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    const frame = await demo.next(64);
    times.push(frame!.time);
    frame!.bitmap.close();
  }
  for (const [index, later] of times.slice(1).entries()) expect(later - times[index]!).toBeGreaterThan(25);
});

test('turned with the phone it is laid out anew, upright', async () => {
  demo.turn(true);
  expect([demo.width, demo.height]).toEqual([540, 960]);
  time = 14_000;
  await demo.next(8);
  expect(await orange()).toBeGreaterThan(0.04);
  demo.turn(false);
  expect([demo.width, demo.height]).toEqual([960, 540]);
});

test('every picture of the demo is credited', () => {
  const files = Object.keys(SPRITES).map((name) => `demo/${name}.webp`);
  expect(DEMO_CREDITS.map((credit) => credit.file).toSorted()).toEqual(files.toSorted());
});

test('closing ends a wait for the next frame', async () => {
  const other = await openDemo({ portrait: true });
  const waiting = other.next(64);
  other.close();
  expect(await waiting).toBeNull();
});
