import { describe, expect, test } from 'vitest';
import { readFrame } from '#storage/dataset/read-frame.ts';

const OPTIONS = { epochs: 40, learningRate: 0.02, hidden: 12, seed: 3, refusedFriends: 0.05 };
const FRAME = {
  embeddingVersion: '4',
  classes: [
    { key: 'friend', name: null, look: 0 },
    { key: 'guest', name: 'Ada', look: 5 },
  ],
  options: OPTIONS,
};
const classesOf = (classes: unknown, keys: readonly string[] = []) => readFrame({ ...FRAME, classes }, keys)?.classes;

describe('what is kept beside the samples', () => {
  test('comes back as it was', () => {
    expect(readFrame(FRAME, ['friend', 'guest'])).toEqual(FRAME);
    expect(readFrame({ ...FRAME, options: null }, [])?.options).toBeNull();
  });

  test.each([undefined, null, 7, {}, { ...FRAME, embeddingVersion: '' }, { ...FRAME, embeddingVersion: 4 }])(
    '%o says nothing without the version of the embedding',
    (frame) => {
      expect(readFrame(frame, ['friend'])).toBeNull();
    },
  );

  test('has no options where they are damaged, and keeps the rest', () => {
    for (const options of ['fast', undefined, { ...OPTIONS, epochs: 0 }, { ...OPTIONS, hidden: 257 }]) {
      expect(readFrame({ ...FRAME, options }, [])).toEqual({ ...FRAME, options: null });
    }
  });

  test('has classes that only samples name, under free looks', () => {
    expect(classesOf('rubbish', ['a', 'b', 'a'])).toEqual([
      { key: 'a', name: null, look: 0 },
      { key: 'b', name: null, look: 1 },
    ]);
    expect(classesOf([{ key: 'a', name: null, look: 1 }], ['a', 'b', 'c'])).toEqual([
      { key: 'a', name: null, look: 1 },
      { key: 'b', name: null, look: 0 },
      { key: 'c', name: null, look: 2 },
    ]);
  });

  test('has each class once, each look once, and names as a dataset may hold them', () => {
    expect(
      classesOf([
        { key: 'a', name: 'x'.repeat(60), look: 3 },
        { key: 'a', name: 'again', look: 4 },
        { key: 'b', name: 7, look: 3 },
        { key: 'c', name: '\u200b', look: 8 },
        { key: 'd', name: 'Ada', look: 1.5 },
        { key: '', name: 'nobody', look: 2 },
        'rubbish',
      ]),
    ).toEqual([
      { key: 'a', name: 'x'.repeat(40), look: 3 },
      { key: 'b', name: null, look: 0 },
      { key: 'c', name: null, look: 1 },
      { key: 'd', name: 'Ada', look: 2 },
    ]);
  });

  test('has eight classes at most', () => {
    const many = Array.from({ length: 7 }, (_, look) => ({ key: `k${look}`, name: null, look }));
    expect(classesOf(many, ['x', 'y'])?.map(({ key }) => key)).toEqual([...many.map(({ key }) => key), 'x']);
  });
});
