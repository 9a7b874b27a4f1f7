import type { Point } from '#core/box.ts';
import type { Chance } from './chance.ts';
import { distance } from './resample.ts';
import type { Stroke } from './strokes.ts';

/** A hook is shorter than this, in sides of the square. */
const LONGEST = 0.16;

/** The stroke with its hooks as a hand treats them: some left out, some flicked where print has none. */
export function withOtherHooks(stroke: Stroke, chance: Chance): Stroke {
  let way = stroke;
  const compound = way.length > 2;
  if (compound && isHook(way.at(-3)!, way.at(-2)!, way.at(-1)!) && chance.happens(0.35)) way = way.slice(0, -1);
  else if (way.length > 1 && chance.happens(compound ? 0.2 : 0.08)) way = flicked(way, chance);
  // Where the brush presses down first, a pen does not.
  if (way.length > 2 && isHook(way[2]!, way[1]!, way[0]!) && chance.happens(0.6)) way = way.slice(1);
  return way;
}

/** A short end that turns away sharply. */
function isHook(before: Point, corner: Point, end: Point): boolean {
  if (distance(corner, end) > LONGEST) return false;
  const [ax, ay, bx, by] = [corner.x - before.x, corner.y - before.y, end.x - corner.x, end.y - corner.y];
  return ax * bx + ay * by < 0.6 * Math.hypot(ax, ay) * Math.hypot(bx, by);
}

/** Pens flick upwards: after a way to the right straight up, after a way down to one side, mostly the left. */
function flicked(stroke: Stroke, { random, about }: Chance): Stroke {
  const [before, end] = [stroke.at(-2)!, stroke.at(-1)!];
  const length = distance(before, end) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const left = dx > 0.5 || random() > 0.7 ? -1 : 1;
  const angle = left * (1.75 + about(0.35));
  const far = 0.04 + (LONGEST - 0.04) * random();
  const [cos, sin] = [far * Math.cos(angle), far * Math.sin(angle)];
  return [...stroke, { x: end.x + dx * cos - dy * sin, y: end.y + dx * sin + dy * cos }];
}
