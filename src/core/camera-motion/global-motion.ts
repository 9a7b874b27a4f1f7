import type { Box, Point } from '#core/box.ts';
import { lumaPyramid } from './luma-pyramid.ts';
import type { Luma } from './luma-pyramid.ts';
import type { Pixels } from '#core/pixels.ts';

/** How the picture as a whole moved from one frame to the next. */
export interface GlobalMotion {
  /** A point of the scene that was at p is now at p + shift; shares of the picture. */
  readonly shift: Point;
  /** 0..1: how much better the shift explains the picture than others do; 0 where there is nothing to go by. */
  readonly confidence: number;
}

/** Farthest shift looked for, share of the picture: 30 % a second at two looks a second, and a shake. */
const REACH = 0.2;
/** Brightness difference (of 255) from which pixels just count as different: moving things must not outvote. */
const DIFFERENT = 24;
/** Mean detail (of 255) under which a picture is too plain to tell a shift from standing still. */
const PLAIN = 1;
/** The overlap of two frames at a shift must keep at least this share of the pixels. */
const LEAST_OVERLAP = 0.4;
/** Larger shifts must explain the picture better by this share of the whole cost per unit of share moved. */
const STEADY = 0.1;

/**
 * Camera motion from the frames themselves: the shift with the least robust difference of brightness detail, searched
 * over everything at an eighth of the size and refined at a quarter and a half, to parts of a pixel. People are left
 * out, since they move by themselves. Source of the method: hierarchical motion estimation, Bergen et al., ECCV 1992.
 */
export class GlobalMotionEstimator {
  #before: readonly [Luma, Luma, Luma] | null = null;

  reset(): void {
    this.#before = null;
  }

  /** The next frame; `people` are boxes in it that are not background. Null for the first frame or another size. */
  update(pixels: Pixels, people: readonly Box[]): GlobalMotion | null {
    const now = lumaPyramid(pixels);
    const before = this.#before;
    this.#before = now;
    if (!before || before[0].width !== now[0].width || before[0].height !== now[0].height) return null;
    return compare(before, now, people);
  }
}

type Pyramid = readonly [Luma, Luma, Luma];

function compare(before: Pyramid, now: Pyramid, people: readonly Box[]): GlobalMotion {
  const coarse = new Difference(before[2], now[2], people, 1);
  if (coarse.detail < PLAIN) return { shift: { x: 0, y: 0 }, confidence: 0 };
  const reachX = Math.round(now[2].width * REACH);
  const reachY = Math.round(now[2].height * REACH);
  const costs: number[] = [];
  let best = { x: 0, y: 0, cost: Infinity };
  for (let y = -reachY; y <= reachY; y++) {
    for (let x = -reachX; x <= reachX; x++) {
      const far = Math.hypot(x / now[2].width, y / now[2].height);
      const cost = coarse.at(x, y) * (1 + STEADY * far);
      costs.push(cost);
      if (cost < best.cost) best = { x, y, cost };
    }
  }
  costs.sort((a, b) => a - b);
  const usual = costs[costs.length >> 1] ?? 0;
  const middle = refine(new Difference(before[1], now[1], people, 1), 2 * best.x, 2 * best.y);
  const fine = new Difference(before[0], now[0], people, 2);
  const exact = refine(fine, 2 * middle.x, 2 * middle.y);
  const x = exact.x + valley(fine.at(exact.x - 1, exact.y), exact.cost, fine.at(exact.x + 1, exact.y));
  const y = exact.y + valley(fine.at(exact.x, exact.y - 1), exact.cost, fine.at(exact.x, exact.y + 1));
  return {
    shift: { x: x / now[0].width, y: y / now[0].height },
    confidence: usual > 0 ? Math.max(0, 1 - best.cost / usual) : 0,
  };
}

/** The best of the nine shifts around a shift found at half the size. */
function refine(difference: Difference, aroundX: number, aroundY: number): { x: number; y: number; cost: number } {
  let best = { x: aroundX, y: aroundY, cost: Infinity };
  for (let y = aroundY - 1; y <= aroundY + 1; y++) {
    for (let x = aroundX - 1; x <= aroundX + 1; x++) {
      const cost = difference.at(x, y);
      if (cost < best.cost) best = { x, y, cost };
    }
  }
  return best;
}

/** Place of the lowest point between −1/2 and 1/2: absolute differences form a V, not a parabola. */
function valley(left: number, lowest: number, right: number): number {
  const depth = Math.max(left, right) - lowest;
  return depth > 0 && Number.isFinite(depth) ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * depth))) : 0;
}

/** Mean robust difference of two brightness pictures at a shift, people of the second one left out. */
class Difference {
  readonly #before: Luma;
  readonly #now: Luma;
  readonly #background: Uint8Array;
  readonly #step: number;
  /** Mean absolute detail of the background. */
  readonly detail: number;

  /** `step`: only every so many pixels each way are compared. */
  constructor(before: Luma, now: Luma, people: readonly Box[], step: number) {
    this.#before = before;
    this.#now = now;
    this.#step = step;
    this.#background = background(now, people);
    let sum = 0;
    let count = 0;
    for (let i = 0; i < now.data.length; i++) {
      if (this.#background[i] === 0) continue;
      sum += Math.abs(now.data[i] ?? 0);
      count++;
    }
    this.detail = count > 0 ? sum / count : 0;
  }

  /** Cost of saying that the picture moved by whole pixels (x, y); Infinity where too little overlaps. */
  at(x: number, y: number): number {
    const { data: was, width, height } = this.#before;
    const { data: is } = this.#now;
    const step = this.#step;
    let sum = 0;
    let count = 0;
    for (let row = Math.max(0, y); row < Math.min(height, height + y); row += step) {
      const end = row * width + Math.min(width, width + x);
      const back = -y * width - x;
      for (let i = row * width + Math.max(0, x); i < end; i += step) {
        if (this.#background[i] === 0) continue;
        const difference = Math.abs((is[i] ?? 0) - (was[i + back] ?? 0));
        sum += difference < DIFFERENT ? difference : DIFFERENT;
        count++;
      }
    }
    return count * step * step >= LEAST_OVERLAP * is.length ? sum / count : Infinity;
  }
}

/** 1 where no person is. Ignores the people where they fill so much that too little would be left. */
function background({ width, height }: Luma, people: readonly Box[]): Uint8Array {
  const mask = new Uint8Array(width * height).fill(1);
  for (const { x, y, width: w, height: h } of people) {
    const left = Math.max(0, Math.floor(x * width));
    const right = Math.min(width, Math.ceil((x + w) * width));
    const bottom = Math.min(height, Math.ceil((y + h) * height));
    for (let row = Math.max(0, Math.floor(y * height)); row < bottom; row++) {
      mask.fill(0, row * width + left, row * width + Math.max(left, right));
    }
  }
  const left = mask.reduce((sum, value) => sum + value, 0);
  return left > LEAST_OVERLAP * 1.6 * mask.length ? mask : mask.fill(1);
}
