import { expect, test } from 'vitest';
import { addLabelled, roomForClasses } from '#core/dataset/add-labelled.ts';
import { freshClass } from '#core/dataset/changes.ts';
import { withClass, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type TaughtClass } from '#core/dataset/dataset.ts';
import { sampleOf } from '../../app/samples.ts';

/** So many classes that were thought of one after another. */
function drafts(count: number): TaughtClass[] {
  const made: TaughtClass[] = [];
  for (let i = 0; i < count; i++) made.push(freshClass([...FIRST_DATASET.classes, ...made], `new ${i}`));
  return made;
}

test('new classes come along with their samples, unused ones do not', () => {
  const [one, two] = drafts(2);
  const samples = [sampleOf(1), sampleOf(2, { classKey: two!.key })];
  const grown = addLabelled(FIRST_DATASET, [...FIRST_DATASET.classes, one!, two!], samples);
  expect(grown?.classes.map(({ key, name, look }) => [key, name, look])).toEqual([
    ['friend', null, 0],
    ['guest', null, 1],
    [two!.key, 'new 1', 2],
  ]);
  expect(grown?.samples).toEqual(samples);
});

test('eight new ones take the places of the two that nobody taught; a ninth finds none', () => {
  expect(roomForClasses(FIRST_DATASET)).toBe(8);
  const eight = drafts(8);
  const samples = eight.map(({ key }, index) => sampleOf(index, { classKey: key }));
  const grown = addLabelled(FIRST_DATASET, eight, samples);
  expect(grown?.classes.map(({ name }) => name)).toEqual(eight.map(({ name }) => name));
  expect(new Set(grown?.classes.map(({ look }) => look)).size).toBe(8);
  expect(grown && roomForClasses(grown)).toBe(0);
  expect(grown && addLabelled(grown, drafts(9).slice(8), [sampleOf(9, { classKey: drafts(9)[8]!.key })])).toBeNull();
});

test('a class that was taught or named gives up no place', () => {
  const here = withSamples(withClass(FIRST_DATASET, 'Robot'), [sampleOf(1)]);
  expect(roomForClasses(here)).toBe(6);
  const seven = drafts(8).slice(1);
  expect(
    addLabelled(
      here,
      seven,
      seven.map(({ key }, index) => sampleOf(10 + index, { classKey: key })),
    ),
  ).toBeNull();
});
