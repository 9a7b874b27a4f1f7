import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openStrokes } from '#core/characters/stroke-file.ts';
import { prepareCharacters } from '../../../src/build/characters/prepare-characters.ts';

const shipped = (name: string) => readFile(new URL(`../../../public/characters/${name}`, import.meta.url));
beforeAll(() => prepareCharacters(), 120_000);

test('9 574 characters fit into 600 kB, and every one can be read', async () => {
  const bytes = await shipped('strokes.bin');
  expect(bytes.length).toBeLessThanOrEqual(600_000);
  const file = openStrokes(bytes);
  expect(file.glyphs).toHaveLength(9574);
  for (const glyph of file.glyphs) expect(file.find(glyph)?.strokes.length, glyph).toBeGreaterThan(0);
  expect(file.find('国')?.strokes).toHaveLength(8);
  expect(file.find('零')?.strokes).toHaveLength(13);
});

test('those that come with the app begin with 国, hold the numerals, and are drawn as in the whole file', async () => {
  const [first, whole] = [openStrokes(await shipped('first.bin')), openStrokes(await shipped('strokes.bin'))];
  expect(first.glyphs[0]).toBe('国');
  expect(first.glyphs).toEqual(expect.arrayContaining([...'零一二三四五六七八九十百千万亿']));
  for (const glyph of first.glyphs) expect(first.find(glyph)).toEqual(whole.find(glyph));
  expect((await shipped('first.bin')).length).toBeLessThan(5000);
});

test('the licence lies beside them, whole', async () => {
  const licence = (await shipped('LICENSE.txt')).toString('utf8');
  expect(licence).toContain('ARPHIC PUBLIC LICENSE');
  expect(licence).toContain('Copyright (C) 1999 Arphic Technology Co., Ltd.');
  expect(licence.length).toBeGreaterThan(6000);
});

test('a registry that cannot be reached is one sentence, and nothing half-finished stays behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'visor-characters-'));
  try {
    const settings = () => Promise.resolve({ registry: 'http://127.0.0.1:9' });
    const options = { cache: join(folder, 'cache'), out: join(folder, 'out'), settings };
    await expect(prepareCharacters(options)).rejects.toThrow(
      /^The npm registry cannot be reached, .*hanzi-writer-data/,
    );
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
