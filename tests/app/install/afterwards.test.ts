import { expect, test } from 'vitest';
import { Afterwards } from '#app/install/afterwards.ts';
import type { LoadedModels } from '#storage/models/model-cache.ts';

const file = (path: string) => ({ path, bytes: 1, sha256: '' });
const LOADED = {
  manifest: {
    models: [
      { name: 'detector', files: [file('detector.bin')] },
      { name: 'face-mesh', files: [file('face-mesh.bin')] },
    ],
  },
  bytes: { 'detector.bin': new ArrayBuffer(1), 'face-mesh.bin': new ArrayBuffer(1) },
} as unknown as LoadedModels;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A world in which pauses end when told and every step is recorded. */
function world(failures = 0) {
  const steps: string[] = [];
  const pauses: { ms: number; end: () => void }[] = [];
  const offline = {
    complete: false,
    shell: { register: () => Promise.resolve(void steps.push('shell')) },
    completeModels: () => {
      steps.push('models');
      if (failures-- > 0) return Promise.reject(new Error('no network'));
      offline.complete = true;
      return Promise.resolve(LOADED);
    },
  };
  const afterwards = new Afterwards({
    offline,
    client: { setFaces: (files) => Promise.resolve(void steps.push(Object.keys(files).join())) },
    onfaces: () => void steps.push('look again'),
    onkept: () => Promise.resolve(void steps.push('characters')),
    wait: (ms) => new Promise((end) => pauses.push({ ms, end })),
  });
  const pass = async () => {
    pauses.splice(0).forEach(({ end }) => end());
    await settle();
  };
  return { afterwards, steps, pauses, pass, offline };
}

test('the face models come after the first label, then the app’s own files, then the lab’s, each once', async () => {
  const { afterwards, steps, pauses, pass } = world();
  afterwards.ready();
  afterwards.labelled();
  afterwards.labelled();
  expect(steps).toEqual([]);
  expect(Math.min(...pauses.map(({ ms }) => ms))).toBeGreaterThan(0);
  await pass();
  afterwards.labelled();
  await pass();
  expect(steps).toEqual(['models', 'face-mesh.bin', 'look again', 'shell', 'characters']);
});

test('a page on which nobody is ever found goes on by itself', async () => {
  const { afterwards, steps, pass } = world();
  afterwards.ready();
  await pass();
  expect(steps).toEqual(['models', 'face-mesh.bin', 'look again', 'shell']);
});

test('without a network the app’s own files do not wait for the face models, which are asked for again', async () => {
  const { afterwards, steps, pass } = world(2);
  afterwards.ready();
  await pass();
  expect(steps).toEqual(['models', 'shell']);
  await pass();
  await pass();
  expect(steps).toEqual(['models', 'shell', 'models', 'models', 'face-mesh.bin', 'look again']);
});

test('where nothing is recognised the app’s own files are kept at once', () => {
  const { afterwards, steps } = world();
  afterwards.keepShell();
  afterwards.keepShell();
  expect(steps).toEqual(['shell']);
});
