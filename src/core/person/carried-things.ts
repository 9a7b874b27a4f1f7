import { area, intersection, type Box } from '#core/box.ts';
import type { Detection } from '#core/detection/detection.ts';
import type { Carried } from '#core/scene.ts';

/** How much of a thing must lie in a person's box to be theirs. */
const LEAST_INSIDE = 0.6;

/**
 * Gives every thing found to the person whose box holds most of it; of people who hold it equally the smallest
 * box wins, because a large box often is somebody nearer who only stands in the way.
 */
export function attachThings(people: readonly Box[], detections: readonly Detection[]): Carried[][] {
  const carried: Carried[][] = people.map(() => []);
  for (const { kind, box, score } of detections) {
    if (kind === 'person') continue;
    let best = -1;
    let bestScore = 0;
    people.forEach((person, index) => {
      const inside = area(intersection(person, box)) / Math.max(1e-9, area(box));
      const preference = inside - 0.1 * area(person);
      if (inside >= LEAST_INSIDE && (best < 0 || preference > bestScore)) {
        best = index;
        bestScore = preference;
      }
    });
    carried[best]?.push({ kind, box, score });
  }
  return carried;
}
