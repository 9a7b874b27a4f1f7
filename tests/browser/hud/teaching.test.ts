import { beforeEach, describe, expect, test } from 'vitest';
import type { OcclusionMap } from '#hud/occlusion-map.ts';
import { movedAlong } from '#hud/occlusion-map.ts';
import { captureShare, ringAt } from '#hud/capture.ts';
import type { CaptureMark } from '#hud/capture.ts';
import { HudPainter } from '#hud/hud-painter.ts';
import type { HudInput } from '#hud/hud-painter.ts';
import { freeArea } from '#hud/rect.ts';
import { toView } from '#hud/view.ts';
import { LOOKS, TEXT, person, scene, view } from '../../hud/people.ts';

const ORANGE = [255, 179, 71];
const ICE = [168, 236, 255];
const BOX = { x: 0.4, y: 0.3, width: 0.2, height: 0.4 };
const on = view(1280, 800, { sourceWidth: 1280, sourceHeight: 800, insets: { top: 0, right: 0, bottom: 0, left: 0 } });
const at = toView(BOX, on);

let canvas: HTMLCanvasElement;
let ctx: CanvasRenderingContext2D;
let painter: HudPainter;

beforeEach(() => {
  canvas = document.createElement('canvas');
  canvas.width = on.width;
  canvas.height = on.height;
  ctx = canvas.getContext('2d', { willReadFrequently: true })!;
  painter = new HudPainter();
});

function paint(now: number, more: Partial<HudInput> = {}): void {
  painter.paint(ctx, {
    scene: scene([person(1, BOX)]),
    receivedAt: 0,
    now,
    view: on,
    text: TEXT,
    looks: LOOKS,
    reducedMotion: false,
    selected: 1,
    ...more,
  });
}

const pixel = (x: number, y: number) => [...ctx.getImageData(Math.round(x), Math.round(y), 1, 1).data];

function isColour(found: readonly number[], colour: readonly number[], tolerance = 60): boolean {
  return found[3]! > 150 && colour.every((value, i) => Math.abs(found[i]! - value) < tolerance);
}

describe('a capture', () => {
  const mark = (taken: number, of = 8): CaptureMark => ({ track: 1, taken, of, colour: '#ffb347' });
  const ring = ringAt(at, freeArea(on), 1);

  /** How many of 72 directions of the ring are lit in the class's colour. */
  function lit(taken: number): number {
    painter.reset();
    paint(0, { capture: mark(0) });
    paint(1000, { capture: mark(taken) });
    paint(2000, { capture: mark(taken) });
    return Array.from({ length: 72 }, (_, i) => ((i * 5 + 2.5 - 90) * Math.PI) / 180).filter((angle) =>
      isColour(pixel(ring.x + ring.radius * Math.cos(angle), ring.y + ring.radius * Math.sin(angle)), ORANGE),
    ).length;
  }

  test('fills the ring on the person with each picture, and no further', () => {
    expect(lit(0)).toBe(0);
    expect(Math.abs(lit(2) - 18)).toBeLessThanOrEqual(1);
    expect(Math.abs(lit(4) - 36)).toBeLessThanOrEqual(1);
    expect(lit(8)).toBe(72);
  });

  test('holding on fills it once a burst', () => {
    expect([0, 1, 8, 9, 16].map((taken) => captureShare(taken, 8))).toEqual([0, 1 / 8, 1, 1 / 8, 1]);
  });

  test('shows the count: another number, other pixels', () => {
    const inside = () => [...ctx.getImageData(ring.x - 10, ring.y - 10, 20, 20).data].join();
    lit(3);
    const three = inside();
    lit(4);
    expect(inside()).not.toBe(three);
  });

  /** Where the right bracket stands beside its corner, px out of the frame. */
  function jumped(): number {
    for (let out = 14; out >= 0; out--) {
      if (isColour(pixel(at.x + at.width + out, at.y + 14), ORANGE, 90)) return out;
    }
    return -1;
  }

  test('the brackets take the class that is taught, jump out with each picture and close within 240 ms', () => {
    paint(0, { capture: mark(0) });
    paint(1000, { capture: mark(0) });
    const closed = jumped();
    expect(closed).toBeGreaterThanOrEqual(0);
    paint(1100, { capture: mark(1) });
    expect(jumped()).toBeGreaterThan(closed + 5);
    paint(1400, { capture: mark(1) });
    expect(jumped()).toBe(closed);
  });

  test('with reduced motion nothing jumps and nothing flashes', () => {
    const still = { reducedMotion: true } as const;
    paint(0, { ...still, capture: mark(0) });
    paint(1000, { ...still, capture: mark(0) });
    const closed = jumped();
    const middle = pixel(at.x + at.width / 2, at.y + at.height * 0.6);
    paint(1100, { ...still, capture: mark(1) });
    expect(jumped()).toBe(closed);
    expect(pixel(at.x + at.width / 2, at.y + at.height * 0.6)).toEqual(middle);
  });

  test('the ring stays in the free part where the person reaches under the keys', () => {
    const area = { x: 6, y: 6, width: 400, height: 500 };
    const { y, radius } = ringAt({ x: 20, y: 100, width: 100, height: 600 }, area, 1);
    expect(y + radius).toBeLessThanOrEqual(506);
  });

  test('of somebody else leaves this person alone', () => {
    paint(0);
    paint(1000);
    const before = [...ctx.getImageData(0, 0, on.width, on.height).data].join();
    paint(1000, { capture: { ...mark(4), track: 9 } });
    expect([...ctx.getImageData(0, 0, on.width, on.height).data].join() === before).toBe(true);
  });
});

describe('why', () => {
  /** Four columns and rows; what mattered is the cell in the second row and column, the other test hid the last. */
  const map: OcclusionMap = {
    box: BOX,
    columns: 4,
    rows: 4,
    importance: Float32Array.from({ length: 16 }, (_, i) => (i === 5 ? 1 : 0)),
    important: [5],
    elsewhere: [15],
  };
  const cell = (column: number, row: number, box = at) => ({
    x: box.x + (box.width * (column + 0.5)) / 4,
    y: box.y + (box.height * (row + 0.5)) / 4,
  });
  const asked = (share: number, answer: OcclusionMap | null) => ({
    occlusion: { track: 1, share, map: answer },
  });

  test('lights what it looked at and leaves the rest in the shade', () => {
    paint(0);
    paint(1000, asked(1, map));
    const bright = pixel(cell(1, 1).x, cell(1, 1).y);
    const dark = pixel(cell(2, 2).x, cell(2, 2).y);
    expect(bright[2]).toBeGreaterThan(180);
    expect(bright[3]).toBeGreaterThan(90);
    expect(Math.max(...dark.slice(0, 3))).toBeLessThan(40);
    expect(dark[3]).toBeGreaterThan(60);
  });

  test('draws a line of light round it, and none round what was not hidden', () => {
    paint(0);
    paint(1000, asked(1, map));
    const { x, y } = cell(1, 1);
    expect(isColour(pixel(x, y - at.height / 8), ICE)).toBe(true);
    expect(isColour(pixel(x, y + at.height / 8), ICE)).toBe(true);
    expect(isColour(pixel(cell(2, 2).x, cell(2, 2).y - at.height / 8), ICE)).toBe(false);
  });

  test('marks the place of the other test with dashes', () => {
    paint(0);
    paint(1000, asked(1, map));
    const x = at.x + at.width * 0.75;
    const column = ctx.getImageData(Math.round(x) - 1, Math.round(at.y + at.height * 0.76), 3, 60).data;
    const rows = Array.from({ length: 60 }, (_, row) => Math.max(...[0, 1, 2].map((i) => column[4 * (3 * row + i)]!)));
    // A hair line lies between two pixels: half its light on each.
    expect(Math.max(...rows)).toBeGreaterThan(90);
    expect(Math.min(...rows)).toBeLessThan(40);
  });

  test('moves and grows with the person', () => {
    const moved = { x: 0.1, y: 0.1, width: 0.4, height: 0.8 };
    paint(0, asked(0, null));
    paint(100, asked(0.5, null));
    const later = { scene: scene([person(1, moved)], { time: 200 }), receivedAt: 200 };
    paint(200, { ...later, ...asked(1, map) });
    paint(2000, { ...later, ...asked(1, map) });
    const middle = cell(1, 1, toView(moved, on));
    expect(pixel(middle.x, middle.y)[2]).toBeGreaterThan(180);
  });

  test('while it works a line is as far down the person as the work is', () => {
    const rowAt = (share: number) => {
      painter.reset();
      paint(0, asked(share, null));
      paint(1000, asked(share, null));
      const y = Math.round(at.y + at.height * share);
      return pixel(at.x + at.width / 2, y)[3]!;
    };
    for (const share of [0.3, 0.6, 0.8]) expect(rowAt(share)).toBeGreaterThan(150);
  });

  test('a grid keeps its place on the person', () => {
    const then = { x: 0.2, y: 0.2, width: 0.2, height: 0.4 };
    const grid = { x: 0.15, y: 0.2, width: 0.3, height: 0.4 };
    const now = { x: 0.5, y: 0.1, width: 0.4, height: 0.8 };
    expect(movedAlong(grid, then, then)).toEqual(grid);
    const to = movedAlong(grid, then, now);
    expect([to.x, to.y, to.width, to.height].map((side) => Number(side.toFixed(6)))).toEqual([0.4, 0.1, 0.6, 0.8]);
  });
});
