import { cp, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { COCO_IDS } from '#core/detection/detection.ts';
import type { ModelManifest } from '#core/manifest.ts';
import { prepareModels } from '../../../src/build/models/prepare-models.ts';
import { sha256 } from '../../../src/build/shipped-files.ts';
import { shipped, stockAnswer } from '../stock-model.ts';

let manifest: ModelManifest;
beforeAll(async () => {
  await prepareModels();
  manifest = JSON.parse((await shipped('manifest.json')).toString('utf8')) as ModelManifest;
}, 120_000);

test('the manifest gives size and hash of every shipped file, each with licence and origin', async () => {
  const files = [...manifest.models.flatMap((model) => model.files), manifest.knownAnswer.picture];
  for (const { path, bytes, sha256: hash } of files) {
    const content = await shipped(path);
    expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash]);
  }
  for (const { licence, origin } of manifest.models) {
    expect(licence).toMatch(/Apache-2\.0|MIT/);
    expect(origin).toMatch(/npm \S+@\d+\.\d+\.\d+/);
  }
  const there = await readdir(new URL('../../../public/models/', import.meta.url));
  expect(there.sort()).toEqual([...files.map(({ path }) => path), 'manifest.json'].sort());
});

test('each weight file is exactly as long as its graph says', async () => {
  for (const { files } of manifest.models) {
    const [graph, weights] = files;
    const json = JSON.parse((await shipped(graph?.path ?? '')).toString('utf8')) as {
      weightsManifest: { paths: string[]; weights: { shape: number[]; quantization?: { dtype: string } }[] }[];
    };
    expect(json.weightsManifest.flatMap(({ paths }) => paths)).toEqual([weights?.path]);
    const sizes = json.weightsManifest
      .flatMap((group) => group.weights)
      .map(({ shape, quantization }) => shape.reduce((a, b) => a * b, 1) * (quantization ? 2 : 4));
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(weights?.bytes);
  }
});

test('the known answer is what the stock graph says, and it is a person', async () => {
  const { scores, boxes } = await stockAnswer();
  const { anchors } = manifest.knownAnswer;
  expect(anchors[0]?.score).toBeGreaterThan(0.9);
  for (const { index, score, box } of anchors) {
    expect(score).toBeCloseTo(scores[index * 90 + COCO_IDS.person - 1] ?? NaN, 4);
    for (const [edge, value] of box.entries()) expect(value).toBeCloseTo(boxes[index * 4 + edge] ?? NaN, 4);
  }
}, 60_000);

test('a cached result that was damaged is made again, from packages kept in the cache, without a registry', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'visor-models-'));
  try {
    const out = join(folder, 'out');
    const packages = new URL('../../../.cache/models/packages/', import.meta.url);
    await cp(packages, join(folder, 'cache/packages'), { recursive: true });
    const settings = () => Promise.reject(new Error('the registry was asked'));
    const options = { cache: join(folder, 'cache'), out, settings };
    await prepareModels(options);
    const before = sha256(await readAll(out));
    const prepared = (await readdir(options.cache)).find((name) => name.startsWith('prepared-')) ?? '';
    await truncate(join(options.cache, prepared, 'detector.bin'), 1000);
    await prepareModels(options);
    expect(sha256(await readAll(out))).toBe(before);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

async function readAll(folder: string): Promise<Buffer> {
  const names = (await readdir(folder)).sort();
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}
