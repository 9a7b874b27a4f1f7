import type { Character } from '#core/characters/strokes.ts';
import { exercisesOf, type Exercises } from '#core/water/exercises.ts';

/** Longest time in ms that drawing exercises keeps the page. */
const SLICE = 8;

/** Has the program write, a little at a time. `go` is told the share that is drawn; as soon as it says no: null. */
export async function drawExercises(
  characters: readonly Character[],
  go: (drawn: number) => boolean,
): Promise<Exercises | null> {
  const work = exercisesOf(characters, 7);
  let from = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - from < SLICE) continue;
    if (!go(step.value)) return null;
    await new Promise((resolve) => setTimeout(resolve));
    from = performance.now();
  }
}
