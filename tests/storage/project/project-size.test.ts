import { expect, test } from 'vitest';
import { projectBytes } from '#storage/project/project-size.ts';
import { BODY, FACE, jpeg, makeProject, makeSample } from '../make-project.ts';

test('a project takes the bytes of its vectors and pictures', () => {
  const faced = makeSample('a', 'p', 'friend', 1, 1);
  const bare = { ...faced, embedding: { ...faced.embedding, face: null }, background: null };
  const before = { ...faced, background: faced.embedding };
  const bytesOf = (...samples: readonly (typeof faced)[]) =>
    projectBytes({ ...makeProject(), dataset: { classes: [], samples } });
  const picture = jpeg(1).length;
  expect([bytesOf(), bytesOf(bare)]).toEqual([0, BODY * 4 + picture]);
  expect(bytesOf(bare, before)).toBe(BODY * 4 + picture + 2 * (BODY + FACE) * 4 + picture);
});
