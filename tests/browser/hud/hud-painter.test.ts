import { beforeEach, describe, expect, test } from 'vitest';
import type { Person, Scene } from '#core/scene.ts';
import { HudPainter } from '#hud/hud-painter.ts';
import type { HudInput } from '#hud/hud-painter.ts';
import { toView } from '#hud/view.ts';
import type { View } from '#hud/view.ts';
import { LOOKS, TEXT, faceIn, person, randomPeople, scene, view } from '../../hud/people.ts';

const GREEN = [61, 242, 192];
const BOX = { x: 0.4, y: 0.35, width: 0.2, height: 0.4 };
const wide: Partial<View> = { sourceWidth: 1280, sourceHeight: 800, insets: { top: 0, right: 0, bottom: 0, left: 0 } };

let canvas: HTMLCanvasElement;
let ctx: CanvasRenderingContext2D;
let painter: HudPainter;

beforeEach(() => {
  canvas = document.createElement('canvas');
  ctx = canvas.getContext('2d', { willReadFrequently: true })!;
  painter = new HudPainter();
});

function inputOf(shown: Scene, on: View): HudInput {
  const quiet = { receivedAt: 0, now: 0, reducedMotion: false, selected: null };
  return { ...quiet, scene: shown, view: on, text: TEXT, looks: LOOKS };
}

/** Paints `shown` as it stands `after` ms, and once before so that births lie in the past. */
function paint(shown: Scene, on: View, after = 2000, more: Partial<HudInput> = {}): void {
  canvas.width = on.width * on.pixelRatio;
  canvas.height = on.height * on.pixelRatio;
  const input = { ...inputOf(shown, on), ...more };
  painter.paint(ctx, input);
  painter.paint(ctx, { ...input, now: after });
  painter.paint(ctx, { ...input, now: after + 200 });
}

function pixel(x: number, y: number): number[] {
  return [...ctx.getImageData(Math.round(x), Math.round(y), 1, 1).data];
}

/** The strongest pixel, by alpha, of a small square: lines are thin and lie between pixels. */
function strongest(x: number, y: number, reach = 2): number[] {
  let best = [0, 0, 0, 0];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const found = pixel(x + dx, y + dy);
      if (found[3]! > best[3]!) best = found;
    }
  }
  return best;
}

function expectColour(found: number[], colour: readonly number[]): void {
  expect(found[3]).toBeGreaterThan(200);
  colour.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThan(40));
}

/** Bright pixels of a row. */
function litInRow(y: number, x: number, width: number): number {
  const row = ctx.getImageData(Math.round(x), Math.round(y), Math.round(width), 1).data;
  let count = 0;
  for (let i = 3; i < row.length; i += 4) if (row[i]! > 60) count++;
  return count;
}

test('brackets stand at the corners of the person in the colour of the class', () => {
  const on = view(1280, 800, wide);
  paint(scene([person(1, BOX)]), on);
  const at = toView(BOX, on);
  expectColour(strongest(at.x + 8, at.y + at.height), GREEN);
  expectColour(strongest(at.x + at.width - 8, at.y), GREEN);
  expect(pixel(at.x + at.width / 2, at.y + at.height)[3]).toBe(0);
});

test('a mirrored picture mirrors the brackets and not the words', () => {
  const plain = view(1280, 800, wide);
  const box = { ...BOX, x: 0.1 };
  paint(scene([person(1, box)]), plain);
  const words = tagPixels(plain, box);
  const mirrored = { ...plain, mirrored: true };
  painter.reset();
  paint(scene([person(1, { ...box, x: 1 - box.x - box.width })]), mirrored);
  const at = toView({ ...box, x: 1 - box.x - box.width }, mirrored);
  expect(at.x).toBeCloseTo(128, 6);
  expectColour(strongest(at.x + 8, at.y + at.height), GREEN);
  // The same place on the canvas, so the same tag: a mirrored word would differ.
  expect(tagPixels(plain, box)).toEqual(words);
});

function tagPixels(on: View, box: Person['box']): number[] {
  const at = toView(box, on);
  return [...ctx.getImageData(at.x, at.y - 90, 160, 78).data];
}

test('the tag is a dark plate above the person with a word on it', () => {
  const on = view(1280, 800, wide);
  paint(scene([person(1, BOX)]), on);
  const at = toView(BOX, on);
  const plate = pixel(at.x + 60, at.y - 14);
  expect(plate[3]).toBeGreaterThan(200);
  expect(Math.max(...plate.slice(0, 3))).toBeLessThan(40);
  const { data } = ctx.getImageData(at.x, at.y - 80, 120, 70);
  let white = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i]! > 220 && data[i + 1]! > 220 && data[i + 2]! > 220) white++;
  expect(white).toBeGreaterThan(60);
});

test('pixels of a phone with ratio 3 show the same picture three times as large', () => {
  const on = view(390, 844, { pixelRatio: 3, sourceWidth: 390, sourceHeight: 844 });
  paint(scene([person(1, BOX)]), on);
  const at = toView(BOX, on);
  expectColour(strongest((at.x + 6) * 3, (at.y + at.height) * 3), GREEN);
});

test('somebody unknown has dashed brackets', () => {
  const on = view(1280, 800, wide);
  const big = { x: 0.2, y: 0.2, width: 0.4, height: 0.7 };
  paint(scene([person(1, big, { label: null })]), on);
  const at = toView(big, on);
  const arm = ctx.getImageData(Math.round(at.x), Math.round(at.y + at.height) - 1, 24, 1).data;
  const lit = Array.from({ length: 24 }, (_, i) => arm[4 * i + 3]! > 120);
  expect(lit.some(Boolean)).toBe(true);
  expect(lit.slice(0, 20).every(Boolean)).toBe(false);
});

describe('the scan of a new face', () => {
  const on = view(1280, 800, wide);
  const shown = scene([person(1, BOX, { face: faceIn(BOX), label: null })]);
  const face = toView(faceIn(BOX).box, on);
  const rowAt = (age: number) => {
    const painted = new HudPainter();
    canvas.width = on.width;
    canvas.height = on.height;
    painted.paint(ctx, { ...inputOf(shown, on), now: age });
    return [0.25, 0.75].map((share) => litInRow(face.y + face.height * share, face.x, face.width));
  };

  test('crosses once: a line a quarter down at 150 ms, three quarters down at 450 ms, none after a second', () => {
    const [high] = rowAt(150);
    const [, low] = rowAt(450);
    expect(high).toBeGreaterThan(face.width * 0.6);
    expect(low).toBeGreaterThan(face.width * 0.6);
    expect(rowAt(1000)).toEqual([0, 0]);
  });

  test('shows nothing below its line', () => {
    expect(rowAt(150)[1]).toBe(0);
  });

  test('with reduced motion no line moves and the brackets stand from the start', () => {
    paint(shown, on, 100, { reducedMotion: true });
    const at = toView(BOX, on);
    expect(strongest(at.x + 4, at.y + at.height)[3]).toBeGreaterThan(120);
    const frames = [300, 400, 500].map((after) => {
      painter.reset();
      paint(shown, on, after - 200, { reducedMotion: true });
      return [...ctx.getImageData(face.x, face.y, face.width, face.height).data].join();
    });
    expect(frames[1]).toBe(frames[0]);
    expect(frames[2]).toBe(frames[0]);
  });
});

test('a tap finds the smallest person under it, and small people are 44 px to a finger', () => {
  const on = view(1280, 800, wide);
  const far = { x: 0.7, y: 0.7, width: 0.01, height: 0.03 };
  const inFront = { x: 0.47, y: 0.5, width: 0.06, height: 0.2 };
  paint(scene([person(1, BOX), person(2, inFront), person(3, far)]), on);
  expect(painter.hit(640, 480)).toBe(2);
  expect(painter.hit(530, 600)).toBe(1);
  expect(painter.hit(0.705 * 1280 + 18, 0.715 * 800 - 18)).toBe(3);
  expect(painter.hit(20, 20)).toBeNull();
});

test('somebody who leaves fades within 120 ms', () => {
  const on = view(1280, 800, wide);
  paint(scene([person(1, BOX)]), on);
  const at = toView(BOX, on);
  const input: HudInput = {
    scene: scene([]),
    receivedAt: 2300,
    now: 2300,
    view: on,
    text: TEXT,
    looks: LOOKS,
    reducedMotion: false,
    selected: null,
  };
  painter.paint(ctx, { ...input, now: 2300 });
  expect(strongest(at.x + 8, at.y)[3]).toBeGreaterThan(100);
  painter.paint(ctx, { ...input, now: 2430 });
  expect(strongest(at.x + 8, at.y)[3]).toBe(0);
});

test('the same frame twice gives the same pixels', () => {
  const on = view(390, 844);
  paint(scene(randomPeople(9, 4)), on);
  const first = [...ctx.getImageData(0, 0, 390, 844).data].join();
  painter = new HudPainter();
  paint(scene(randomPeople(9, 4)), on);
  expect([...ctx.getImageData(0, 0, 390, 844).data].join() === first).toBe(true);
});

test('twelve people with faces are painted within 16 ms a frame on a phone-sized canvas, read back included', () => {
  const on = view(390, 844, { pixelRatio: 3 });
  const people = randomPeople(12, 8).map((one) => ({ ...one, face: faceIn(one.box) }));
  const shown = scene(people);
  paint(shown, on);
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const start = performance.now();
    painter.paint(ctx, {
      scene: shown,
      receivedAt: 0,
      now: 2300 + i * 16,
      view: on,
      text: TEXT,
      looks: LOOKS,
      reducedMotion: false,
      selected: 1,
    });
    ctx.getImageData(0, 0, 1, 1);
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[15]!;
  console.info(`HUD, 12 people at 1170×2532: median ${median.toFixed(2)} ms a frame`);
  expect(median).toBeLessThan(16);
});
