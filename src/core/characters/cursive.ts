import type { Point } from '#core/box.ts';
import type { Chance } from './chance.ts';
import { distance, lengthOf } from './resample.ts';
import type { Stroke } from './strokes.ts';

/** A pen stays down for at most so far, in sides of the square, and how often at full haste. */
const JOINED = { farthest: 0.5, share: 0.55 };
/** Share of a stroke that is cut off on both sides of a join, at most. */
const CUT = 0.15;
/** Strokes shorter than this may be left out, where there are more than three. */
const LEFT_OUT = { length: 0.3, share: 0.06 };

/** Without some short strokes, as hasty hands leave them out. `haste`: 0..1. */
export function withoutSome(strokes: readonly Stroke[], { happens }: Chance, haste: number): readonly Stroke[] {
  if (strokes.length <= 3) return strokes;
  return strokes.filter((stroke) => lengthOf(stroke) >= LEFT_OUT.length || !happens(haste * LEFT_OUT.share));
}

/** A hasty pen stays on the paper between some strokes that follow each other closely, and takes the shorter way. */
export function joinStrokes(strokes: readonly Stroke[], { happens, random }: Chance, haste: number): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes) {
    const [before, start] = [joined.at(-1), stroke[0]];
    const end = before?.at(-1);
    const near = end && start && distance(end, start) < JOINED.farthest;
    if (!before || !near || !happens(haste * JOINED.share)) {
      joined.push(stroke);
      continue;
    }
    const cut = CUT * random() * haste;
    const kept = before.slice(0, Math.max(2, Math.ceil(before.length * (1 - cut))));
    const rest = stroke.slice(Math.max(0, Math.min(stroke.length - 2, Math.floor(stroke.length * cut))));
    joined[joined.length - 1] = [...kept, ...rest];
  }
  return joined;
}

/** The way without its sharp turns: twice the mean over so many points on either side, ends kept. */
export function smoothed(stroke: Stroke, reach: number): Stroke {
  return reach < 1 ? stroke : meanWay(meanWay(stroke, reach), reach);
}

function meanWay(stroke: Stroke, reach: number): Stroke {
  return stroke.map((_, i): Point => {
    const near = Math.min(reach, i, stroke.length - 1 - i);
    let [x, y] = [0, 0];
    for (let j = i - near; j <= i + near; j++) {
      x += stroke[j]!.x;
      y += stroke[j]!.y;
    }
    return { x: x / (2 * near + 1), y: y / (2 * near + 1) };
  });
}
