import { topOf } from './body-parts.ts';
import type { Box } from '#core/box.ts';
import { coloursIn } from './colour-words.ts';
import type { ThingKind } from '#core/detection/detection.ts';
import type { Pixels } from '#core/pixels.ts';
import type { Features } from './rules.ts';
import type { Carried } from '#core/scene.ts';

/** What the rules may ask about one person, measured from a small copy of the frame. */
export function measurePerson(
  pixels: Pixels,
  person: Box,
  face: Box | null,
  carried: readonly Carried[],
  mouthCovered: number | null,
): Features {
  const top = topOf(person, face, pixels.width / pixels.height);
  const colours = top && coloursIn(pixels, top);
  const best: Partial<Record<ThingKind, number>> = {};
  for (const { kind, score } of carried) best[kind] = Math.max(best[kind] ?? 0, score);
  return {
    top: colours?.shares ?? null,
    topColour: colours?.mean ?? null,
    carried: best,
    height: person.height,
    mouthCovered,
  };
}
