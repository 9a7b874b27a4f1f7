import type { HeadSample } from '#core/head/head.ts';
import { heldBackOf, type HeldBack } from '#core/head/exam/splits.ts';
import { rng } from '#core/rng.ts';
import type { Features } from '#core/person/rules.ts';
import { shuffled } from './shuffled.ts';

/** One picture of somebody: what rules know of it, and who it is of. */
export interface Racer extends Pick<HeadSample, 'id' | 'classKey' | 'person' | 'burst'> {
  readonly features: Features;
  /** Whoever writes the rules looked at it: nobody is examined on it. */
  readonly shown: boolean;
}

/** One way to part people into some to learn from and some to be asked about. */
interface Draw {
  readonly seed: number;
  /** Places of the pictures that are asked about. */
  readonly test: readonly number[];
  /** Of each class, places of pictures to learn from, in the order in which they come: fewer are among more. */
  readonly lessons: readonly (readonly number[])[];
}

/** Draws and how far they reach. */
export interface Draws {
  readonly classKeys: readonly string[];
  readonly draws: readonly Draw[];
  /** 1, 2, 4 … pictures a class, as far as every draw reaches. */
  readonly shots: readonly number[];
  /** What is never on both sides. */
  readonly heldBack: HeldBack;
}

/** Pictures a class where a race ends. */
const MOST_SHOTS = 64;
/** Share of the people of a class who are asked about. */
const TEST_SHARE = 1 / 3;
/** People a class needs: one to learn from, one to be asked about. */
export const LEAST_PEOPLE = 2;

/**
 * Parts pictures once for each seed so that nobody is on both sides (no press, where a class has one person only).
 * null where a class has too few people and presses for that, or where there are fewer than two classes.
 */
export function drawsOf(racers: readonly Racer[], seeds: readonly number[]): Draws | null {
  const classKeys = [...new Set(racers.map(({ classKey }) => classKey))];
  const heldBack = heldBackOf(racers);
  if (classKeys.length < 2 || heldBack === 'sample') return null;
  const draws = seeds.map((seed) => drawOf(racers, classKeys, heldBack, seed));
  if (draws.some(({ test }) => test.length === 0)) return null;
  const reach = Math.min(MOST_SHOTS, ...draws.flatMap(({ lessons }) => lessons.map(({ length }) => length)));
  const shots = [];
  for (let n = 1; n <= reach; n *= 2) shots.push(n);
  return shots.length > 0 ? { classKeys, draws, shots, heldBack } : null;
}

function drawOf(
  racers: readonly Racer[],
  classKeys: readonly string[],
  heldBack: 'person' | 'burst',
  seed: number,
): Draw {
  const random = rng(seed);
  const asked = new Set<string>();
  for (const classKey of classKeys) {
    const own = racers.filter((racer) => racer.classKey === classKey);
    const groups = [...new Set(own.map((racer) => racer[heldBack]))];
    const looked = new Set(own.filter(({ shown }) => shown).map((racer) => racer[heldBack]));
    const count = Math.max(1, Math.round(groups.length * TEST_SHARE));
    // Somebody who was taught in two classes is asked about in both, and leaves one to learn from in each.
    const already = groups.filter((group) => asked.has(group)).length;
    const free = shuffled(
      groups.filter((group) => !looked.has(group) && !asked.has(group)),
      random,
    );
    for (const group of free.slice(0, Math.max(0, Math.min(count, groups.length - 1) - already))) asked.add(group);
  }
  const places = [...racers.keys()];
  const isAsked = (place: number) => asked.has(racers[place]![heldBack]);
  return {
    seed,
    test: places.filter(isAsked),
    lessons: classKeys.map((classKey) =>
      shuffled(
        places.filter((place) => racers[place]!.classKey === classKey && !isAsked(place)),
        random,
      ),
    ),
  };
}
