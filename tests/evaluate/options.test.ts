import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { readCoco } from './read-coco.ts';
import { Unmeasurable } from './unmeasurable.ts';

const folder = mkdtempSync(join(tmpdir(), 'visor-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  test('has sensible defaults', () => {
    expect(readOptions(['people', '--data', folder, '--json', 'a.json'])).toEqual({
      task: 'people',
      data: folder,
      json: 'a.json',
      backend: 'wasm',
      seed: 1,
      by: null,
      clip: null,
      stride: 1,
      camera: 'clip',
      shots: [1, 5, 10, 20],
      draws: 30,
      characters: null,
      people: [3],
      asked: 15,
      classes: null,
      crops: 'person',
      peer: null,
      group: false,
      strangers: null,
      embeddings: null,
    });
  });

  test('handwriting is read once unless more draws are asked for', () => {
    const line = ['handwriting', '--data', folder, '--json', 'a.json'];
    expect(readOptions(line)).toMatchObject({ draws: 1, characters: null });
    expect(readOptions([...line, '--characters', '20', '--draws', '5'])).toMatchObject({ draws: 5, characters: 20 });
  });

  test.each([
    ['no task', ['--data', folder, '--json', 'a.json']],
    ['no folder', ['people', '--json', 'a.json']],
    ['a folder that is not there', ['people', '--data', join(folder, 'none'), '--json', 'a.json']],
    ['no file for the result', ['people', '--data', folder]],
    ['a stride of nothing', ['tracking', '--data', folder, '--json', 'a.json', '--stride', '0']],
    ['one character alone', ['handwriting', '--data', folder, '--json', 'a.json', '--characters', '1']],
    ['an unknown option', ['people', '--data', folder, '--json', 'a.json', '--fast']],
    ['no shots', ['heads', '--data', folder, '--json', 'a.json', '--shots', '5,0']],
    ['a peer that is not there', ['heads', '--data', folder, '--json', 'a.json', '--peer', join(folder, 'none')]],
    ['an unknown backend', ['people', '--data', folder, '--json', 'a.json', '--backend', 'tpu']],
  ])('refuses %s with a sentence', (_name, args) => {
    expect(() => readOptions(args)).toThrow(Unmeasurable);
  });
});

describe('a COCO folder', () => {
  const write = (json: unknown) => writeFileSync(join(folder, 'annotations.json'), JSON.stringify(json));

  test.each<[string, unknown, RegExp]>([
    ['without people', { images: [], annotations: [], categories: [{ id: 1, name: 'cat' }] }, /category named person/],
    ['of another shape', { pictures: [] }, /COCO's format/],
    [
      'whose pictures are not there',
      { images: [{ id: 1, file_name: 'a.jpg' }], annotations: [], categories: [{ id: 0, name: 'person' }] },
      /images\/a\.jpg .* not there/,
    ],
  ])('%s is refused with a sentence', (_name, json, sentence) => {
    write(json);
    expect(() => readCoco(folder)).toThrow(sentence);
    expect(() => readCoco(folder)).toThrow(Unmeasurable);
  });
});
