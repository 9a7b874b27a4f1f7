import { gaussian } from '#core/gaussian.ts';
import type { HeadSample } from '#core/head/head.ts';
import { rng } from '#core/rng.ts';

const BODY = 300;
const FACE = 60;

/** People of some classes: each class, person and picture moves the vector by its own random way. */
export function people(seed: number, classes: number, persons: number, pictures: number, lean = 1): HeadSample[] {
  const normal = gaussian(rng(seed));
  const way = (length: number, size: number) => Float32Array.from({ length }, () => normal() * size);
  const base = way(BODY, 1);
  const samples: HeadSample[] = [];
  for (let c = 0; c < classes; c++) {
    const ofClass = way(BODY, 0.45 * lean);
    for (let p = 0; p < persons; p++) {
      const ofPerson = way(BODY, 0.5);
      const face = way(FACE, 1);
      for (let i = 0; i < pictures; i++) {
        const own = way(BODY, 0.2);
        samples.push({
          id: `${c}-${p}-${i}`,
          classKey: `class-${c}`,
          person: `person-${c}-${p}`,
          burst: `burst-${c}-${p}`,
          embedding: {
            body: base.map((value, k) => value + ofClass[k]! + ofPerson[k]! + own[k]!),
            face: p % 3 === 2 ? null : face.map((value) => value + 0.1 * normal()),
          },
        });
      }
    }
  }
  return samples;
}
