import { expect, test } from 'vitest';
import { mapAt, mapsOf, mostVaried } from '#core/microscope/channels.ts';
import { likeliest, pushesOf, strengthOf } from '#core/microscope/push.ts';
import { fieldOf, type Step } from '#core/microscope/receptive-field.ts';
import { softmax } from '#core/network/softmax.ts';
import { rng } from '#core/rng.ts';

/** Four spots of three channels: the first the same everywhere, the second a little varied, the third much. */
const VALUES = Float32Array.of(5, 1, 0, 5, 2, 6, 5, 1, 0, 5, 2, 0);

test('the most varied channels come first, and one that says the same everywhere not at all', () => {
  expect(mostVaried(VALUES, 3, 5)).toEqual([2, 1]);
  expect(mostVaried(VALUES, 3, 1)).toEqual([2]);
});

test('a map holds one channel, spot by spot', () => {
  const maps = mapsOf(VALUES, 3, [2, 1]);
  expect([...maps]).toEqual([0, 6, 0, 0, 1, 2, 1, 2]);
  const map = mapAt({ rows: 2, columns: 2, maps }, 0);
  expect([...map.values]).toEqual([0, 6, 0, 0]);
  expect(map).toMatchObject({ rows: 2, columns: 2, peak: 6, wide: 0.25 });
});

test('a silent map has no strong spots', () => {
  expect(mapAt({ rows: 1, columns: 2, maps: new Float32Array(2) }, 0)).toMatchObject({ peak: 0, wide: 0 });
});

test('the pushes of a channel sum to 0 and are what softmax sees of the change, for any logits', () => {
  const random = rng(5);
  for (let round = 0; round < 200; round++) {
    const draw = () => Float64Array.from({ length: 2 + (round % 4) }, () => 8 * random() - 4);
    const [whole, without] = [draw(), draw()];
    const pushes = pushesOf({ logits: whole }, { logits: without });
    expect(pushes.reduce((sum, push) => sum + push, 0)).toBeCloseTo(0, 9);
    const rebuilt = softmax(
      without.map((logit, c) => logit + pushes[c]!),
      1,
    );
    for (const [c, share] of softmax(whole, 1).entries()) expect(rebuilt[c]).toBeCloseTo(share, 9);
  }
});

test('a channel that pushes a class makes it likelier than without it', () => {
  const [whole, without] = [{ logits: Float64Array.of(2, 0) }, { logits: Float64Array.of(1, 0.5) }];
  const pushes = pushesOf(whole, without);
  expect(pushes[0]).toBeGreaterThan(0);
  expect(softmax(whole.logits, 1)[0]).toBeGreaterThan(softmax(without.logits, 1)[0]!);
  expect(strengthOf(pushes)).toBe(0.75);
});

test('the likeliest class, and none where there are none', () => {
  expect(likeliest({ probabilities: Float64Array.of(0.2, 0.5, 0.3) })).toBe(1);
  expect(likeliest({ probabilities: new Float64Array() })).toBe(-1);
});

const step = (name: string, inputs: string[], kernel = 1, stride = 1): Step => ({ name, inputs, kernel, stride });

test('two filters of 3 see 5 px; after a stride of 2 the next sees twice as far', () => {
  const steps = [
    step('picture', []),
    step('a', ['picture'], 3),
    step('b', ['a'], 3),
    step('s', ['picture'], 3, 2),
    step('t', ['s'], 3),
  ];
  expect([fieldOf(steps, 'a'), fieldOf(steps, 'b'), fieldOf(steps, 's'), fieldOf(steps, 't')]).toEqual([3, 5, 3, 7]);
});

test('where ways meet the longer one counts, and an unknown layer sees nothing', () => {
  const steps = [
    step('picture', []),
    step('a', ['picture'], 3),
    step('b', ['a'], 3),
    step('sum', ['a', 'b', 'weight']),
  ];
  expect(fieldOf(steps, 'sum')).toBe(5);
  expect(fieldOf(steps, 'nothing')).toBe(0);
});
