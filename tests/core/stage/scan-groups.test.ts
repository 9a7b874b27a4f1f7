import { expect, test } from 'vitest';
import { scanGroups, type Found } from '#core/stage/scan-groups.ts';

const at = (track: number, key: string, x: number, y = 0.2): Found => ({
  track,
  key,
  box: { x, y, width: 0.1, height: 0.4 },
});
const PEOPLE = [at(1, 'guest', 0.1), at(2, 'friend', 0.7), at(3, 'unknown', 0.3), at(4, 'friend', 0.2)];

test('classes come in their own order, people of none last, each along the sweep', () => {
  expect(scanGroups(PEOPLE, ['friend', 'guest'], true)).toEqual([
    { key: 'friend', tracks: [4, 2] },
    { key: 'guest', tracks: [1] },
    { key: 'unknown', tracks: [3] },
  ]);
});

test('downwards the sweep meets who stands higher first', () => {
  const people = [at(1, 'friend', 0.1, 0.5), at(2, 'friend', 0.9, 0.1)];
  expect(scanGroups(people, ['friend'], false)).toEqual([{ key: 'friend', tracks: [2, 1] }]);
});

test('a class that is no longer there counts as none, a class of nobody is left out, and everybody counts once', () => {
  const groups = scanGroups(PEOPLE, ['friend', 'mask'], true);
  expect(groups.map(({ key }) => key)).toEqual(['friend', 'unknown']);
  expect(groups.flatMap(({ tracks }) => tracks).sort()).toEqual([1, 2, 3, 4]);
  expect(scanGroups([], ['friend'], true)).toEqual([]);
});
