import type { Point } from '#core/box.ts';
import { components } from './components.ts';
import { greyAt, shrunk, type Grey } from './grey.ts';
import { distance, type Corners } from './homography.ts';
import { crossing, polygonArea } from './hull.ts';
import { quadAround } from './quad.ts';

/** Longest side that sheets are looked for at, px. */
const SIDE = 160;
/** How many brightnesses are tried as the border between sheet and table. */
const LEVELS = 10;
/** How steep an edge must be to part two areas, as a change of the logarithm of brightness from pixel to pixel. */
const STEPS = [0.05, 0.1, 0.18];
/** Share of the picture that a sheet takes at least. */
const SMALLEST = 0.06;
/** Above this share the sheet fills the picture. */
const LARGEST = 0.95;
/** Longest side of a sheet over its shortest: beyond, it is a stripe. */
const LONGEST = 4;
/** How much brighter than what lies beside it a sheet is along its edge, as a share. */
const CONTRAST = 0.1;

interface Candidate {
  readonly corners: Corners;
  readonly score: number;
}

/**
 * Gives the corners of the largest bright four-sided thing, in pixels of the picture; null: none, or it fills the
 * picture. Areas above a brightness are tried, which bridges soft shadows, and areas between edges, which bridges light
 * that fades.
 */
export function* sheetFinding(picture: Grey): Generator<undefined, Corners | null> {
  const small = shrunk(picture, SIDE);
  const sorted = small.values.slice().sort();
  const tone = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  const [darkest, brightest] = [tone(0.05), tone(0.95)];
  if (brightest - darkest < 12) return null;
  const levels = Array.from({ length: LEVELS }, (_, i) => darkest + ((brightest - darkest) * (i + 1)) / (LEVELS + 1));
  const steps = steepness(small);
  yield;
  const masks = [
    ...levels.map((level) => () => Uint8Array.from(small.values, (value) => (value >= level ? 1 : 0))),
    ...STEPS.map((step) => () => Uint8Array.from(steps, (value) => (value < step ? 1 : 0))),
  ];
  let best: Candidate | null = null;
  for (const mask of masks) {
    const found = sheetIn(small, mask());
    if (found && found.score > (best?.score ?? 0)) best = found;
    yield;
  }
  if (!best) return null;
  const scale = picture.width / small.width;
  const toPicture = ({ x, y }: Point) => ({ x: (x + 0.5) * scale - 0.5, y: (y + 0.5) * scale - 0.5 });
  const [a, b, c, d] = best.corners;
  return [toPicture(a), toPicture(b), toPicture(c), toPicture(d)];
}

/** Change of the logarithm of brightness over two pixels: the same in light and shade. */
function steepness({ width, height, values }: Grey): Float32Array {
  const logs = values.map((value) => Math.log(value + 8));
  const steps = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      steps[at] = Math.hypot(logs[at + 1]! - logs[at - 1]!, logs[at + width]! - logs[at - width]!);
    }
  }
  return steps;
}

function sheetIn(small: Grey, mask: Uint8Array): Candidate | null {
  const { width, height } = small;
  let best: Candidate | null = null;
  for (const { pixels } of components(mask, width)) {
    if (pixels.length < SMALLEST * mask.length * 0.6) continue;
    const rim = pixels.filter((at) => isRim(mask, at, width, height));
    const quad = quadAround(rim.map((at) => ({ x: at % width, y: Math.floor(at / width) })));
    if (!quad) continue;
    // Writing makes holes, a hand makes a bay; a room's window with its curtain is no four-sided thing.
    const filled = Math.min(1, pixels.length / quad.hullArea);
    const square = Math.min(1, quad.hullArea / polygonArea(quad.corners));
    if (filled < 0.5 || square < 0.9) continue;
    const corners = toEdges(small, quad.corners);
    const share = polygonArea(corners) / mask.length;
    if (share < SMALLEST || share > LARGEST || stretch(corners) > LONGEST) continue;
    const { ofSeen, ofAll } = edgeSupport(small, corners);
    if (ofSeen < 0.8) continue;
    const score = share * square ** 4 * filled * ofSeen * ofAll ** 2;
    if (score > (best?.score ?? 0)) best = { corners, score };
  }
  return best;
}

function isRim(mask: Uint8Array, at: number, width: number, height: number): boolean {
  const x = at % width;
  if (x === 0 || x === width - 1 || at < width || at >= width * (height - 1)) return true;
  return !mask[at - 1] || !mask[at + 1] || !mask[at - width] || !mask[at + width];
}

/** Each side moved in or out by a few pixels, to where the brightness falls most. */
function toEdges(small: Grey, corners: Corners): Corners {
  const moved = corners.map((from, i) => {
    const to = corners[(i + 1) % 4]!;
    const out = outward(from, to);
    const shift = (by: number) => [from, to].map(({ x, y }) => ({ x: x + by * out.x, y: y + by * out.y }));
    let [best, most] = [0, 0];
    for (let by = -2; by <= 4; by += 0.5) {
      const [a, b] = shift(by) as [Point, Point];
      let fall = 0;
      for (let share = 0.1; share < 0.95; share += 0.1) {
        const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
        fall += greyAt(small, x - out.x, y - out.y) - greyAt(small, x + out.x, y + out.y);
      }
      if (fall > most) [best, most] = [by, fall];
    }
    return shift(best) as [Point, Point];
  });
  return moved.map((side, i) => crossing(...moved[(i + 3) % 4]!, ...side) ?? corners[i]!) as unknown as Corners;
}

function stretch([a, b, c, d]: Corners): number {
  const sides = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  return Math.max(...sides) / Math.max(1e-9, Math.min(...sides));
}

/** Away from a sheet whose side this is, 1 px long: clockwise on the picture, outside lies to the left of the way. */
function outward(from: Point, to: Point): Point {
  const length = Math.max(1e-9, distance(from, to));
  return { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
}

/** Share of the outline along which it is darker outside: of that in the picture, and of all. */
function edgeSupport(small: Grey, corners: Corners): { ofSeen: number; ofAll: number } {
  const { width, height } = small;
  let [all, seen, clear] = [0, 0, 0];
  for (const [i, from] of corners.entries()) {
    const to = corners[(i + 1) % 4]!;
    const out = outward(from, to);
    for (let share = 0.1; share < 0.95; share += 0.05) {
      all++;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      if (x + 3 * out.x < 0 || y + 3 * out.y < 0 || x + 3 * out.x > width - 1 || y + 3 * out.y > height - 1) continue;
      seen++;
      // Over some pixels, so that the grain of a table is no edge.
      let [inside, outside] = [0, 0];
      for (let by = 2; by <= 6; by++) {
        inside += greyAt(small, x - by * out.x, y - by * out.y);
        outside += greyAt(small, x + by * out.x, y + by * out.y);
      }
      if (inside - outside > CONTRAST * inside) clear++;
    }
  }
  return { ofSeen: seen < 8 ? 0 : clear / seen, ofAll: clear / all };
}
