import { rng } from '#core/rng.ts';
import type { HeadSample } from '#core/head/head.ts';

/** What is held back at once: a person, or one press where there is one person a class, or one picture. */
export type HeldBack = 'person' | 'burst' | 'sample';

/** The coarsest thing of which every class has at least two. */
export function heldBackOf(samples: readonly Pick<HeadSample, 'classKey' | 'person' | 'burst'>[]): HeldBack {
  for (const kind of ['person', 'burst'] as const) {
    const groups = new Map<string, Set<string>>();
    for (const sample of samples) {
      groups.set(sample.classKey, (groups.get(sample.classKey) ?? new Set()).add(sample[kind]));
    }
    if ([...groups.values()].every((set) => set.size >= 2)) return kind;
  }
  return 'sample';
}

/**
 * Deals samples into folds so that whatever is held back at once stays together; seeded. Each fold lists the samples
 * it holds back. Fewer folds than asked where there are fewer groups.
 */
export function foldsOf(samples: readonly HeadSample[], heldBack: HeldBack, count: number, seed: number): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, sample] of samples.entries()) {
    const key = heldBack === 'sample' ? sample.id : sample[heldBack];
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const random = rng(seed);
  const drawn = [...groups.values()].map((members) => ({ members, draw: random() }));
  drawn.sort((a, b) => a.draw - b.draw);
  // Dealt class by class, so that every fold holds back some of each.
  const classOf = ({ members }: { members: number[] }) => samples[members[0]!]!.classKey;
  const order = [...new Set(samples.map(({ classKey }) => classKey))];
  drawn.sort((a, b) => order.indexOf(classOf(a)) - order.indexOf(classOf(b)));
  const folds = Array.from({ length: Math.min(count, drawn.length) }, (): number[] => []);
  drawn.forEach(({ members }, index) => folds[index % folds.length]!.push(...members));
  return folds;
}

/** All places of a list that are not among `held`. */
export function restOf(size: number, held: readonly number[]): number[] {
  const out = new Set(held);
  return Array.from({ length: size }, (_, index) => index).filter((index) => !out.has(index));
}
