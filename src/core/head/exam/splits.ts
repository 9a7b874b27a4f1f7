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
 * it holds back, as many of every class as can be: with three people a class, a network that learnt from two of one and
 * three of the others speaks against the one it lacks somebody of, and gets less right than by guessing. So there are no
 * more folds than `count`, and no more than what the smallest class can give one each.
 */
export function foldsOf(samples: readonly HeadSample[], heldBack: HeldBack, count: number, seed: number): number[][] {
  const groups = new Map<string, number[]>();
  const ofClass = new Map<string, Set<string>>();
  for (const [index, sample] of samples.entries()) {
    const key = heldBack === 'sample' ? sample.id : sample[heldBack];
    groups.set(key, [...(groups.get(key) ?? []), index]);
    ofClass.set(sample.classKey, (ofClass.get(sample.classKey) ?? new Set()).add(key));
  }
  const random = rng(seed);
  const drawn = [...groups.values()].map((members) => ({ members, draw: random() }));
  drawn.sort((a, b) => a.draw - b.draw);
  const fewest = Math.min(...[...ofClass.values()].map(({ size }) => size));
  // A class of one has nothing to hold back: then all are dealt alike, and no fold takes everything.
  const alone = fewest < 2;
  const most = alone ? drawn.length : Math.min(drawn.length, fewest);
  const folds = Array.from({ length: Math.min(count, most) }, (): number[] => []);
  const dealt = new Map<string, number>();
  for (const { members } of drawn) {
    const classKey = alone ? '' : samples[members[0]!]!.classKey;
    const before = dealt.get(classKey) ?? 0;
    folds[before % folds.length]!.push(...members);
    dealt.set(classKey, before + 1);
  }
  return folds;
}

/** All places of a list that are not among `held`. */
export function restOf(size: number, held: readonly number[]): number[] {
  const out = new Set(held);
  return Array.from({ length: size }, (_, index) => index).filter((index) => !out.has(index));
}
