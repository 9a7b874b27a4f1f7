import { unzipSync } from 'fflate';
import { afterEach, expect, test, vi } from 'vitest';
import type { TrainedHead } from '#core/head/head.ts';
import { exportTfjs } from '#storage/project/tfjs-export.ts';
import { tfjsLayers } from '#storage/project/tfjs-layers.ts';
import { tfjsReadme } from '#storage/project/tfjs-readme.ts';
import { makeHead } from '../make-project.ts';

afterEach(() => void vi.useRealTimers());

const head = makeHead(1);
const [hidden, output] = [head.network.layers[0]!, head.network.layers[1]!];
const layered = (...layers: TrainedHead['network']['layers']): TrainedHead => ({ ...head, network: { layers } });
const namesOf = (one: TrainedHead) => tfjsLayers(one).map(({ config, className }) => `${config.name} ${className}`);

test('layers are the intake, the dense ones, and one that keeps answers of several classes under a ceiling', () => {
  const dense = ['intake BatchNormalization', 'dense_1 Dense', 'dense_2 Dense'];
  expect(namesOf(head)).toEqual(dense);
  expect(namesOf({ ...head, ceiling: 0.9 })).toEqual([...dense, 'ceiling Dense']);
  expect(namesOf({ ...head, ceiling: 0.9, classKeys: ['a', 'b'] })).toEqual([...dense, 'ceiling Dense']);
  expect(namesOf({ ...head, ceiling: 0.9, classKeys: ['a'] })).toEqual(dense);
});

test('the ceiling is a linear layer from each whole share to what is left of it', () => {
  const { config, weights } = tfjsLayers({ ...head, ceiling: 0.9, classKeys: ['a', 'b'] }).at(-1)!;
  expect(config.activation).toBe('linear');
  const [kernel, bias] = weights.map(({ values }) => [...values].map((value) => Math.round(value * 1e6) / 1e6));
  expect([kernel, bias]).toEqual([[0.8, 0, 0, 0.8], [0.1, 0.1]]); // prettier-ignore
});

test.each<[string, TrainedHead]>([
  ['a hidden layer of steps', layered({ ...hidden, activation: 'step' }, output)],
  ['an output of steps', layered(hidden, { ...output, activation: 'step' })],
  ['bent logits', layered(hidden, { ...output, activation: 'relu' })],
])('%s has no layer of theirs', (_what, one) => {
  expect(() => tfjsLayers(one)).toThrow(RangeError);
});

test('the same head makes the same file at whatever time, and names where its weights lie', () => {
  vi.useFakeTimers();
  const files = [new Date(2020, 1, 2), new Date(2026, 3, 4)].map((time) => {
    vi.setSystemTime(time);
    return exportTfjs(head, ['a', 'b', 'c']);
  });
  expect(files[0]).toEqual(files[1]);
  const model = JSON.parse(new TextDecoder().decode(unzipSync(files[0]!)['model.json'])) as {
    weightsManifest: { paths: string[]; weights: { name: string }[] }[];
  };
  expect(model.weightsManifest.map(({ paths }) => paths)).toEqual([['weights.bin']]);
  expect(model.weightsManifest[0]?.weights.map(({ name }) => name)).toEqual([
    'intake/gamma',
    'intake/moving_mean',
    'intake/moving_variance',
    'dense_1/kernel',
    'dense_1/bias',
    'dense_2/kernel',
    'dense_2/bias',
  ]);
});

test('the words beside it count numbers in both languages, and speak of faces where there are any', () => {
  const [both, bodies] = [tfjsReadme({ body: 24, face: 10 }), tfjsReadme({ body: 24, face: 0 })];
  for (const words of ['The input has 34 numbers', '输入共 34 个数', 'moving_mean 的最后 10 个数', 'last 10 numbers']) {
    expect(both).toContain(words);
  }
  for (const words of ['The input has 24 numbers', '输入共 24 个数']) expect(bodies).toContain(words);
  for (const words of ['moving_mean instead', '脸部', 'the face']) expect(bodies).not.toContain(words);
});
