import { expect, test } from 'vitest';
import { KINDS } from '#core/detection/detection.ts';
import { candidateAnchors, decodeBox, decodeCandidates, SSD_ROW } from '#core/detection/ssd-boxes.ts';

/** Top, left, bottom, right: centre (0.5, 0.4), height 0.4, width 0.2. */
const ANCHOR = [0.3, 0.3, 0.7, 0.5];

/** One anchor's numbers: a box as it is encoded, logits for some kinds, the others hopeless. */
function row(box: readonly number[], logits: Partial<Record<(typeof KINDS)[number], number>>): number[] {
  return [...box, ...KINDS.map((kind) => logits[kind] ?? -20)];
}

test('an encoding of zeros is the anchor itself', () => {
  const box = decodeBox([0, 0, 0, 0], 0, ANCHOR, 0);
  expect(box.x).toBeCloseTo(0.3);
  expect(box.y).toBeCloseTo(0.3);
  expect(box.width).toBeCloseTo(0.2);
  expect(box.height).toBeCloseTo(0.4);
});

test('ten moves the centre by one anchor; five times a logarithm stretches by its number', () => {
  const box = decodeBox([10, -5, 5 * Math.log(2), 5 * Math.log(0.5)], 0, ANCHOR, 0);
  expect(box.height).toBeCloseTo(0.8);
  expect(box.width).toBeCloseTo(0.1);
  expect(box.y + box.height / 2).toBeCloseTo(0.5 + 0.4);
  expect(box.x + box.width / 2).toBeCloseTo(0.4 - 0.5 * 0.2);
});

test('each anchor is decoded with its own numbers', () => {
  const rows = [...row([0, 0, 0, 0], {}), ...row([0, 0, 0, 0], { tie: 3 })];
  const [only, ...others] = decodeCandidates(rows, [0, 1], [...ANCHOR, 0, 0, 1, 1], 0.5);
  expect(others).toEqual([]);
  expect(only?.kind).toBe('tie');
  expect(only?.box).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});

test('scores are sigmoids of the logits, and those below the least score are left out', () => {
  const rows = row([0, 0, 0, 0], { person: 2, backpack: -1, umbrella: 0 });
  const kinds = decodeCandidates(rows, [0], ANCHOR, 0.4).map(({ kind, score }) => [kind, score.toFixed(4)]);
  expect(kinds).toEqual([
    ['person', '0.8808'],
    ['umbrella', '0.5000'],
  ]);
});

test('numbers that are none, as broken GPUs give, are no candidates', () => {
  expect(decodeCandidates(new Float32Array(SSD_ROW).fill(NaN), [0], ANCHOR, 0.1)).toEqual([]);
});

test('only anchors whose best logit reaches the score are candidates, and none that is no number', () => {
  expect(candidateAnchors([-3, 0.1, NaN, 4, -0.1], 0.5)).toEqual([1, 3]);
});

test('rows of chosen anchors are decoded with the anchors that they are of', () => {
  const anchors = [0, 0, 1, 1, ...ANCHOR, 0, 0, 0.5, 0.5];
  const found = decodeCandidates(
    [...row([0, 0, 0, 0], { person: 3 }), ...row([0, 0, 0, 0], { cup: 3 })],
    [0, 2],
    anchors,
    0.5,
  );
  expect(found.map(({ kind, box }) => [kind, box.width])).toEqual([
    ['person', 1],
    ['cup', 0.5],
  ]);
});
