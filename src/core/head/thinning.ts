import { dotOfSingles } from '#core/linear-algebra/dot.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { HeadSample } from './head.ts';

/** Most samples that a head learns from: what learning and its exam are bounded for. */
export const MOST_LEARNT = 1000;
/** Cosine of two bodies above which the later of one press tells next to nothing new. */
const TWINS = 0.9;

type Thinnable = Pick<HeadSample, 'classKey' | 'burst' | 'embedding'>;

/**
 * The samples that are learnt, in their order: all of them, or `most`. Near-twins that follow each other in one press go
 * first, the most alike first of all; then the largest classes give up every so manieth. The same samples
 * give the same ones, so that forgetting stays training without.
 */
export function* thinnedOf<T extends Thinnable>(samples: readonly T[], most = MOST_LEARNT): Sliced<readonly T[]> {
  if (samples.length <= most) return samples;
  const kept = yield* withoutTwins(samples, samples.length - most);
  return kept.length > most ? evenly(kept, most) : kept;
}

/** All but near-twins, `surplus` of them at most. */
function* withoutTwins<T extends Thinnable>(samples: readonly T[], surplus: number): Sliced<T[]> {
  const meter = new WorkMeter();
  const likeness = new Map<T, number>();
  const newest = new Map<string, T>();
  for (const sample of samples) {
    const press = `${sample.classKey} ${sample.burst}`;
    const before = newest.get(press);
    newest.set(press, sample);
    if (before) likeness.set(sample, cosine(before.embedding.body, sample.embedding.body));
    if (meter.spent(3 * sample.embedding.body.length)) yield;
  }
  const twins = [...likeness].filter(([, alike]) => alike > TWINS).sort(([, a], [, b]) => b - a);
  const gone = new Set(twins.slice(0, surplus).map(([sample]) => sample));
  return samples.filter((sample) => !gone.has(sample));
}

/** `most` of more samples: the largest classes shrink to one size, each by leaving out every so manieth. */
function evenly<T extends Thinnable>(samples: readonly T[], most: number): T[] {
  const classes = new Map<string, T[]>();
  for (const sample of samples) {
    const own = classes.get(sample.classKey);
    if (own) own.push(sample);
    else classes.set(sample.classKey, [sample]);
  }
  const smallestFirst = [...classes.values()].sort((a, b) => a.length - b.length);
  const kept = new Set<T>();
  let left = most;
  for (const [index, own] of smallestFirst.entries()) {
    const share = Math.min(own.length, Math.floor(left / (smallestFirst.length - index)));
    for (let k = 0; k < share; k++) kept.add(own[Math.floor((k * own.length) / share)]!);
    left -= share;
  }
  return samples.filter((sample) => kept.has(sample));
}

function cosine(a: Float32Array, b: Float32Array): number {
  const lengths = Math.sqrt(dotOfSingles(a, a) * dotOfSingles(b, b));
  return dotOfSingles(a, b) / (lengths || 1);
}
