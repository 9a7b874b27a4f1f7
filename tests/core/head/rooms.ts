import { gaussian } from '#core/gaussian.ts';
import type { ExamSample } from '#core/head/head.ts';
import { rng } from '#core/rng.ts';

const BODY = 300;

/** Who stands where. */
export interface Rooms {
  readonly classes: number;
  /** People of each class. */
  readonly persons: number;
  readonly pictures: number;
  /** How much the class shows on the person; 0: nothing but the wall tells the classes apart. */
  readonly costume: number;
  /** `class`: each class has its own wall. `crossed`: all classes stand before the same walls, as often. `own`: everybody has another. */
  readonly walls: 'class' | 'crossed' | 'own';
  /** Everybody is taught as every class. */
  readonly samePeople?: boolean;
}

/**
 * Pictures of people before walls: costume, person and wall each move the vector their own random way. The background
 * is the wall with a grey figure, which no picture of a person has.
 */
export function rooms(
  seed: number,
  { classes, persons, pictures, costume, walls, samePeople = false }: Rooms,
): ExamSample[] {
  const normal = gaussian(rng(seed));
  const way = (size: number) => Float32Array.from({ length: BODY }, () => normal() * size);
  const sum = (...ways: Float32Array[]) =>
    Float32Array.from({ length: BODY }, (_, k) => ways.reduce((total, one) => total + one[k]!, 0));
  const [base, grey] = [way(1), way(0.8)];
  const shared = Array.from({ length: 4 }, () => way(0.4));
  const bodies = Array.from({ length: persons }, () => way(0.5));
  const samples: ExamSample[] = [];
  for (let c = 0; c < classes; c++) {
    const [ofClass, wallOfClass] = [way(costume), way(0.4)];
    for (let p = 0; p < persons; p++) {
      const ofPerson = samePeople ? bodies[p]! : way(0.5);
      const wall = { class: wallOfClass, crossed: shared[p % shared.length]!, own: way(0.4) }[walls];
      for (let i = 0; i < pictures; i++) {
        const seen = sum(wall, way(0.1));
        samples.push({
          id: `${c}-${p}-${i}`,
          classKey: `class-${c}`,
          person: samePeople ? `person-${p}` : `person-${c}-${p}`,
          burst: `burst-${c}-${p}-${Math.floor((2 * i) / pictures)}`,
          embedding: { body: sum(base, ofClass, ofPerson, seen, way(0.2)), face: null },
          background: { body: sum(base, grey, seen, way(0.1)), face: null },
        });
      }
    }
  }
  return samples;
}
