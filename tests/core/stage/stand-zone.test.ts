import { expect, test } from 'vitest';
import { standsHere } from '#core/stage/stand-zone.ts';

test.each([
  ['near, in the middle', { x: 0.4, y: 0.2, width: 0.2, height: 0.8 }, true],
  ['leaning over, but in the middle', { x: 0.2, y: 0.1, width: 0.3, height: 0.9 }, true],
  ['a face at arm’s length', { x: 0.35, y: 0.2, width: 0.3, height: 0.4 }, true],
  ['passing at the side', { x: 0.8, y: 0.2, width: 0.15, height: 0.8 }, false],
  ['in the middle, far behind', { x: 0.48, y: 0.4, width: 0.04, height: 0.15 }, false],
])('somebody %s', (_where, box, here) => {
  expect(standsHere(box)).toBe(here);
});
