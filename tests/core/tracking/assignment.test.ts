import { expect, it } from 'vitest';
import { assign } from '#core/tracking/assignment.ts';

it('finds the cheapest pairing, not the greedy one', () => {
  // Greedy would take (0, 0) for 1 and be left with 9.
  expect(
    assign(
      [
        [1, 2],
        [2, 9],
      ],
      10,
    ),
  ).toEqual([
    [0, 1],
    [1, 0],
  ]);
});
it.each([
  [[[5], [1], [3]], [[1, 0]]],
  [[[5, 1, 3]], [[0, 1]]],
])('takes rows and columns of different number', (costs, pairs) => {
  expect(assign(costs, 10)).toEqual(pairs);
});
it('makes no pair at or over the limit, and takes Infinity', () => {
  expect(
    assign(
      [
        [Infinity, 0.5],
        [0.8, Infinity],
      ],
      0.8,
    ),
  ).toEqual([[0, 1]]);
});
it('does not give up a good pair for a doubtful one', () => {
  // Both rows could have a partner at 8 and 9; the second is better left alone.
  expect(
    assign(
      [
        [1, 8],
        [9, 100],
      ],
      10,
    ),
  ).toEqual([[0, 0]]);
});
it('has nothing to do for empty sides', () => {
  expect(assign([], 1)).toEqual([]);
  expect(assign([[], []], 1)).toEqual([]);
});
