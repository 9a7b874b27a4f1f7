import type { Appearance } from '#core/person/appearance.ts';
import type { Sighting } from '#core/tracking/association.ts';

/** A standing person whose middle is at (x, y). */
export function person(x: number, y = 0.5, looks: Appearance | null = null, score = 0.9, height = 0.3): Sighting {
  const width = height * 0.3;
  return { box: { x: x - width / 2, y: y - height / 2, width, height }, score, appearance: looks };
}
