import { expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import { trainHead } from '#core/head/train-head.ts';
import type { Project } from '#storage/project/project.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { makeProject, SHAPE, VERSION } from './make-project.ts';

function taught(faces: number, samples = 36): Project {
  const project = makeProject({ samples, people: 9, faces });
  const options = { ...project.options!, embeddingVersion: VERSION };
  const head = trainHead(project.dataset.samples, options);
  return { ...project, head: samples > 1 ? calibrate(project.dataset.samples, head) : head };
}

const strangers = makeProject({ samples: 20, seed: 9 }).dataset.samples.map(({ embedding }) => embedding);

test.each([
  ['faces and bodies', taught(0.7)],
  ['bodies alone', taught(0)],
  ['one sample of one class', taught(0, 1)],
  ['nothing', taught(1, 0)],
])('a head taught with %s says the same to the bit after export, wipe and import', async (_name, project) => {
  const file = writeProject(project);
  const back = await readProjectFile(new Blob([file]), SHAPE);
  expect(back.head).toStrictEqual(project.head);
  for (const embedding of [...project.dataset.samples.map((sample) => sample.embedding), ...strangers]) {
    expect(askHead(back.head!, embedding)).toStrictEqual(askHead(project.head!, embedding));
  }
});

test('with faces in the file, training again gives the same head too', async () => {
  const project = taught(0.7);
  const back = await readProjectFile(new Blob([writeProject(project, { includeFaces: true })]), SHAPE);
  const options = { ...back.options!, embeddingVersion: VERSION };
  expect(calibrate(back.dataset.samples, trainHead(back.dataset.samples, options))).toStrictEqual(project.head);
});

test('a head that saw one single face would give that face away: it stays, unless faces are asked for', async () => {
  const { dataset, ...rest } = makeProject({ samples: 3, faces: 0 });
  const values = strangers.find(({ face }) => face)!.face!;
  const length = Math.hypot(...values);
  const face = values.map((value) => value / length);
  const samples = dataset.samples.map((sample, index) =>
    index === 1 ? { ...sample, embedding: { ...sample.embedding, face } } : sample,
  );
  const head = trainHead(samples, { ...rest.options!, embeddingVersion: VERSION });
  const project: Project = { ...rest, dataset: { ...dataset, samples }, head };
  // Rounding may move the last bits, so numbers are compared.
  expect(head.intake.face?.mean.every((value, at) => Math.abs(value - face[at]!) < 1e-6)).toBe(true);
  expect((await readProjectFile(new Blob([writeProject(project)]), SHAPE)).head).toBeNull();
  const asked = writeProject(project, { includeFaces: true });
  expect((await readProjectFile(new Blob([asked]), SHAPE)).head).toStrictEqual(head);
});
