import { expect, test } from 'vitest';
import type { Detection, Kind } from '#core/detection.ts';
import { nms } from '#core/nms.ts';

function found(kind: Kind, score: number, x: number): Detection {
  return { kind, score, box: { x, y: 0.2, width: 0.2, height: 0.5 } };
}

test('of two boxes of one person only the better scored stays', () => {
  expect(nms([found('person', 0.6, 0.31), found('person', 0.9, 0.3)], 0.5)).toEqual([found('person', 0.9, 0.3)]);
});

test('a tie is not suppressed by the person who wears it', () => {
  expect(nms([found('person', 0.9, 0.3), found('tie', 0.5, 0.3)], 0.5)).toHaveLength(2);
});

test('people side by side both stay, best score first', () => {
  expect(nms([found('person', 0.5, 0.1), found('person', 0.8, 0.5)], 0.5).map(({ score }) => score)).toEqual([
    0.8, 0.5,
  ]);
});

test('a box that overlaps only a suppressed one stays', () => {
  // 0.00 and 0.10 overlap by 1/3, 0.05 overlaps both by 3/5.
  const kept = nms([found('person', 0.9, 0), found('person', 0.8, 0.05), found('person', 0.7, 0.1)], 0.5);
  expect(kept.map(({ score }) => score)).toEqual([0.9, 0.7]);
});

test('the overlap allowed is the argument, not a constant', () => {
  const pair = [found('person', 0.9, 0), found('person', 0.8, 0.05)];
  expect(nms(pair, 0.59)).toHaveLength(1);
  expect(nms(pair, 0.61)).toHaveLength(2);
});

test('the input is left as it was, and nothing gives nothing', () => {
  const input = [found('person', 0.1, 0), found('person', 0.9, 0.5)];
  nms(input, 0.5);
  expect(input[0]?.score).toBe(0.1);
  expect(nms([], 0.5)).toEqual([]);
});
