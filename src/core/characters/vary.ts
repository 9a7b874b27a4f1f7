import { bendOf, turnOf } from './bend.ts';
import { chanceOf, type Chance } from './chance.ts';
import { withOtherHooks } from './hooks.ts';
import { between, distance, lengthOf, resampled } from './resample.ts';
import type { Stroke } from './strokes.ts';

/** A character as some hand might have written it. May reach out of the square. */
export interface Variation {
  readonly strokes: readonly Stroke[];
  /** Of the pen, as a share of the square. */
  readonly penWidth: number;
}

/** Points of a bent stroke lie at most that far apart. */
const STEP = 0.05;
/** Pens, as shares of the square: from the thinnest to this many times as wide, thin ones as often as wide ones. */
const PEN = { thinnest: 0.015, times: 7 };

/**
 * Writes a character as another hand would. The whole is turned, slanted, stretched and bent; each stroke is shifted,
 * turned, longer or shorter, more or less curved; hooks are left out or flicked, and a hasty hand rounds corners and
 * does not always lift the pen. `strength` 0 changes nothing but the pen, 1 is what people do.
 */
export function varied(strokes: readonly Stroke[], random: () => number, strength = 1): Variation {
  const chance = chanceOf(random, strength);
  const haste = random() ** 2 * strength;
  const own = strokes.map((stroke) => varyStroke(stroke, chance, haste));
  const joined = joinStrokes(own, chance, haste);
  const bend = bendOf(chance);
  const turn = turnOf(chance, strength);
  return {
    strokes: joined.map((stroke) => resampled(stroke, STEP).map((point) => turn(bend(point)))),
    penWidth: PEN.thinnest * PEN.times ** random(),
  };
}

function varyStroke(stroke: Stroke, chance: Chance, haste: number): Stroke {
  const [start, end] = [stroke[0], stroke.at(-1)];
  if (!start || !end) return stroke;
  let way = withOtherHooks(stroke, chance);
  if (way.length > 2 && haste > 0.3) way = rounded(way, Math.min(0.4, haste * 0.5));
  const { about } = chance;
  const [first, last] = [way[0]!, way.at(-1)!];
  const [alongX, alongY] = [last.x - first.x, last.y - first.y];
  const length = lengthOf(way);
  const freedom = freedomOf(length, Math.abs(alongX), Math.abs(alongY));
  // Short strokes wander less than long ones.
  const wander = 0.033 * Math.min(1, 0.4 + length);
  const [shiftX, shiftY] = [about(wander), about(wander)];
  const angle = about(0.11 * freedom);
  const size = Math.exp(about(0.18 * Math.min(2, freedom)));
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const bow = about(0.055);
  const middle = between(first, last, 0.5);
  const points = resampled(
    way.map(({ x, y }) => ({ x: x + about(0.012), y: y + about(0.012) })),
    STEP,
  );
  return points.map(({ x, y }, i) => {
    const t = i / Math.max(1, points.length - 1);
    const arch = 4 * t * (1 - t) * bow;
    const [u, v] = [x - middle.x - alongY * arch, y - middle.y + alongX * arch];
    return { x: middle.x + u * cos - v * sin + shiftX, y: middle.y + u * sin + v * cos + shiftY };
  });
}

/** Short strokes, and more so those that lie aslant, differ more from hand to hand than long ones across and down. */
function freedomOf(length: number, across: number, down: number): number {
  const short = Math.min(2.5, Math.max(1, 0.45 / (length + 0.02)));
  const lean = Math.min(across, down) / (Math.max(across, down) + 1e-6);
  return short * (length < 0.55 ? 1 + Math.min(1, 2 * lean) : 1);
}

/** Corners cut by a share of their arms (Chaikin 1974). */
function rounded(stroke: Stroke, share: number): Stroke {
  return stroke.flatMap((point, i) => {
    const [before, after] = [stroke[i - 1], stroke[i + 1]];
    return before && after ? [between(point, before, share), between(point, after, share)] : [point];
  });
}

/** A hasty pen stays on the paper between some strokes that follow each other closely. */
function joinStrokes(strokes: readonly Stroke[], { happens }: Chance, haste: number): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes) {
    const [before, start] = [joined.at(-1), stroke[0]];
    const end = before?.at(-1);
    const near = end && start && distance(end, start) < 0.45;
    if (before && near && happens(haste * 0.5)) joined[joined.length - 1] = [...before, ...stroke];
    else joined.push(stroke);
  }
  return joined;
}
