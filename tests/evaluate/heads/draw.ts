import { shuffled } from '#core/race/shuffled.ts';
import { rng } from '#core/rng.ts';

/** Indexes of photos to teach, and of photos to ask about, each class by class. */
export interface Draw {
  readonly taught: readonly (readonly number[])[];
  readonly asked: readonly (readonly number[])[];
}

/** What photos belong together: the file's name up to its last `_` or `-`, without its ending. */
export function groupOf(path: string): string {
  const stem = path.replace(/\.[^./]*$/, '');
  const cut = Math.max(stem.lastIndexOf('_'), stem.lastIndexOf('-'));
  return cut > stem.lastIndexOf('/') + 1 ? stem.slice(0, cut) : stem;
}

/**
 * Draws `shots` photos of each class by chance; the rest is asked about. Photos of one group are never on both sides:
 * what is left of a group that was taught from is left out.
 * @param classes for each class its photos' groups
 * @returns null where a class has no more photos than are taught
 */
export function draw(classes: readonly (readonly string[])[], shots: number, seed: number): Draw | null {
  const chance = rng(seed);
  const taught: number[][] = [];
  const asked: number[][] = [];
  for (const groups of classes) {
    const members = new Map<string, number[]>();
    for (const [index, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), index]);
    const order = shuffled([...members.values()], chance);
    const mine: number[] = [];
    while (mine.length < shots) {
      const group = order.pop();
      if (!group) return null;
      mine.push(...group.slice(0, shots - mine.length));
    }
    if (order.length === 0) return null;
    taught.push(mine);
    asked.push(order.flat().sort((a, b) => a - b));
  }
  return { taught, asked };
}
