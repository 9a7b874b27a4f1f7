import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { crossingOf, curveOf, spreadOf, type CurvePoint } from '#core/race/curve.ts';
import { drawsOf, type Racer as RuledRacer } from '#core/race/draws.ts';
import { raceOf, rulesOver, type RaceSample } from '#core/race/race.ts';
import { scoreOf } from '#core/race/score.ts';
import { rng } from '#core/rng.ts';
import type { Features, RuleList } from '#core/person/rules.ts';
import { runThrough } from '#core/run-through.ts';

type Racer = RuledRacer & RaceSample;

const options = { ...DEFAULT_OPTIONS, embeddingVersion: 'test', epochs: 60 };
const SEEDS = [1, 2, 3, 4];

function featuresOf(warm: number | null): Features {
  const top = warm === null ? null : { warm, cool: 0, dark: 0, light: 0, grey: 0 };
  return { top, topColour: null, carried: {}, height: 0.8, mouthCovered: null };
}

/** People of two classes, `pictures` of each; the class is one direction of 24 in the noise of all others. */
function peopleOf(people: number, pictures: number, { signal = 0.35, shown = 0, seed = 9 } = {}): Racer[] {
  const random = rng(seed);
  return ['a', 'b'].flatMap((classKey) =>
    Array.from({ length: people * pictures }, (_, index): Racer => {
      const body = Float32Array.from({ length: 24 }, () => random() - 0.5);
      body[0] = classKey === 'a' ? signal : -signal;
      const person = `${classKey}${Math.floor(index / pictures)}`;
      // Every fourth person is dressed like the others.
      const odd = Math.floor(index / pictures) % 4 === 3;
      return {
        id: `${person}-${index}`,
        ...{ classKey, person, burst: person, shown: Math.floor(index / pictures) < shown },
        embedding: { body, face: null },
        features: featuresOf((classKey === 'a') === odd ? 0 : 1),
      };
    }),
  );
}

const WARM_IS_A: RuleList = {
  rules: [{ id: '1', when: { measure: 'top', colour: 'warm', atLeast: 0.3 }, label: 'a' }],
  otherwise: 'b',
};

describe('draws', () => {
  const racers = peopleOf(12, 2, { shown: 2 });
  const made = drawsOf(racers, SEEDS)!;

  test('nobody is asked about who was learnt from, and nobody whom the writer of the rules looked at', () => {
    for (const { test: asked, lessons } of made.draws) {
      const people = new Set(asked.map((place) => racers[place]!.person));
      expect(people.size).toBe(8);
      for (const place of lessons.flat()) expect(people.has(racers[place]!.person)).toBe(false);
      for (const place of asked) expect(racers[place]!.shown).toBe(false);
      expect(asked.length + lessons.flat().length).toBe(racers.length);
      lessons.forEach((places, label) => {
        for (const place of places) expect(racers[place]!.classKey).toBe(made.classKeys[label]);
      });
    }
  });

  test('are the same for the same seeds and differ between seeds', () => {
    expect(drawsOf(racers, SEEDS)).toEqual(made);
    expect(new Set(made.draws.map((draw) => draw.test.join())).size).toBe(SEEDS.length);
  });

  test('reach as far as the smallest class of any draw, in doubles, and never past 64', () => {
    expect(made.shots).toEqual([1, 2, 4, 8, 16]);
    expect(drawsOf(peopleOf(200, 1), [1])!.shots.at(-1)).toBe(64);
  });

  test('one person a class: presses are held apart; one press: there is no race', () => {
    const one = peopleOf(1, 4);
    expect(drawsOf(one, SEEDS)).toBeNull();
    const presses = one.map((racer, index) => ({ ...racer, burst: `press ${index >> 1}` }));
    expect(drawsOf(presses, SEEDS)).toMatchObject({ heldBack: 'burst', shots: [1, 2] });
  });

  test('somebody taught in both classes is on one side only', () => {
    const racers2 = peopleOf(4, 2).map((racer) => ({ ...racer, person: racer.person.slice(1) }));
    for (const { test: asked, lessons } of drawsOf(racers2, SEEDS)!.draws) {
      const people = new Set(asked.map((place) => racers2[place]!.person));
      expect(lessons.flat().every((place) => !people.has(racers2[place]!.person))).toBe(true);
      expect(lessons.every(({ length }) => length > 0)).toBe(true);
    }
  });

  test('one class is no race', () => {
    expect(drawsOf(peopleOf(6, 1).slice(0, 6), SEEDS)).toBeNull();
  });
});

describe('rules', () => {
  const racers = peopleOf(12, 1);
  const draws = drawsOf(racers, SEEDS)!;

  test('are counted exactly, over the very people whom the head is asked about', () => {
    rulesOver(racers, draws, WARM_IS_A).forEach(({ accuracy, wrong }, index) => {
      const asked = draws.draws[index]!.test;
      const odd = asked.filter((place) => Number(racers[place]!.person.slice(1)) % 4 === 3);
      expect(wrong).toEqual(odd);
      expect(accuracy).toBeCloseTo(1 - odd.length / asked.length, 9);
    });
  });

  test('without any rule everybody is "otherwise": half', () => {
    for (const { accuracy } of rulesOver(racers, draws, { rules: [], otherwise: 'b' })) expect(accuracy).toBe(0.5);
  });

  test('whom they cannot judge they get wrong', () => {
    const blind = racers.map((racer) => ({ ...racer, features: featuresOf(null) }));
    for (const { accuracy } of rulesOver(blind, draws, WARM_IS_A)) expect(accuracy).toBe(0);
  });

  test('classes count the same, however many were asked', () => {
    const truth = (place: number) => (place < 9 ? 'a' : 'b');
    const score = scoreOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], truth, () => 'a');
    expect(score).toEqual({ accuracy: 0.5, wrong: [9] });
  });
});

describe('the race', () => {
  const racers = peopleOf(48, 1);
  const draws = drawsOf(racers, SEEDS)!;
  const runs = runThrough(raceOf(racers, draws, options));
  const curve = curveOf(runs);

  test('asks about the same people as the rules, in every draw and at every number of pictures', () => {
    expect(runs).toHaveLength(draws.shots.length * SEEDS.length);
    for (const { draw, wrong } of runs) {
      for (const place of wrong) expect(draws.draws[draw]!.test).toContain(place);
    }
  });

  test('gives the same to the bit from the same seeds', () => {
    expect(runThrough(raceOf(racers, draws, options))).toEqual(runs);
  });

  test('where one direction tells the classes apart, more pictures help and learning overtakes rules that err', () => {
    const rules = spreadOf(rulesOver(racers, draws, WARM_IS_A))!;
    expect(curve[0]!.mean).toBeLessThan(rules.mean);
    expect(curve.at(-1)!.mean).toBeGreaterThan(0.9);
    expect(curve.at(-1)!.mean).toBeGreaterThan(curve[0]!.mean + 0.15);
    expect(crossingOf(curve, rules.mean)?.kind).toBe('from');
  });

  test('where nothing tells them apart it stays with guessing', () => {
    const noise = peopleOf(48, 1, { signal: 0 });
    const blind = curveOf(runThrough(raceOf(noise, drawsOf(noise, SEEDS)!, options)));
    expect(Math.abs(blind.at(-1)!.mean - 0.5)).toBeLessThan(0.15);
  });

  test('does not care what is written on the people who are asked', () => {
    // Turning the names of one draw's people round must turn right into wrong there: none of them was learnt from.
    const alone = { ...draws, draws: draws.draws.slice(0, 1), shots: [32] };
    const [before] = runThrough(raceOf(racers, alone, options));
    const asked = new Set(alone.draws[0]!.test);
    const turned = racers.map((racer, place) =>
      asked.has(place) ? { ...racer, classKey: racer.classKey === 'a' ? 'b' : 'a' } : racer,
    );
    const [after] = runThrough(raceOf(turned, alone, options));
    expect(after!.accuracy).toBeCloseTo(1 - before!.accuracy, 9);
  });

  test('tells how far it is, upwards to 1, and every run once', () => {
    const steps = [...raceOf(racers, { ...draws, shots: [1, 2] }, options)].filter((step) => step !== undefined);
    const shares = steps.map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 9);
    expect(steps.filter(({ run }) => run)).toHaveLength(2 * SEEDS.length);
  });
});

describe('the crossing', () => {
  const points = (...means: number[]): CurvePoint[] =>
    means.map((mean, index) => ({ shots: 2 ** index, mean, low: mean, high: mean, draws: 1 }));

  test.each([
    ['late', points(0.5, 0.6, 0.7, 0.9), 0.65, { kind: 'from', shots: 4 }],
    ['a lead that is lost again does not count', points(0.5, 0.7, 0.6, 0.9), 0.65, { kind: 'from', shots: 8 }],
    ['from the first on', points(0.7, 0.8), 0.65, { kind: 'always' }],
    ['never', points(0.5, 0.6), 0.65, { kind: 'never' }],
    ['a lead lost at the end is none', points(0.5, 0.8, 0.6), 0.65, { kind: 'never' }],
    ['level in the end', points(0.5, 0.65), 0.65, { kind: 'level' }],
    ['a tie is no lead', points(0.65, 0.9), 0.65, { kind: 'from', shots: 2 }],
  ] as const)('%s', (_name, curve, rules, crossing) => {
    expect(crossingOf(curve, rules)).toEqual(crossing);
  });

  test('is not spoken of before anything ran', () => {
    expect(crossingOf([], 0.5)).toBeNull();
    expect(spreadOf([])).toBeNull();
  });

  test('the spread is the worst and the best draw', () => {
    const spread = spreadOf([0.5, 0.75, 1].map((accuracy) => ({ accuracy })));
    expect(spread).toEqual({ mean: 0.75, low: 0.5, high: 1, draws: 3 });
  });
});
