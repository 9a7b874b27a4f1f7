import { describe, expect, test } from 'vitest';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { withClass, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Dataset, type Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { jpeg } from '../../storage/make-project.ts';
import { sampleOf } from '../samples.ts';

/** A project file of these, as an app of this version or another writes it. */
function fileOf(
  dataset: Dataset,
  { version = EMBEDDING.version, pictures = true }: { version?: string; pictures?: boolean } = {},
): Blob {
  const project = { embeddingVersion: version, dataset, head: null, options: null };
  return new Blob([writeProject(project, { includePictures: pictures, includeFaces: true })]);
}
const pictured = (seed: number, change: Partial<Sample> = {}) =>
  sampleOf(seed, {
    picture: jpeg(seed),
    embedding: { body: new Float32Array(EMBEDDING.bodyLength).fill(seed / 100), face: null },
    ...change,
  });
const elsewhere = withSamples(withClass(FIRST_DATASET, 'Chef'), [
  pictured(11, { classKey: 'class-3' }),
  pictured(12, { classKey: 'guest' }),
]);

function exchangeWorld(lookAgain = (samples: readonly Sample[]) => Promise.resolve(samples)) {
  const history = new DatasetHistory();
  const exchange = new ProjectExchange({
    history,
    trainer: { head: null, current: null, options: DEFAULT_OPTIONS },
    saveFile: () => Promise.reject(new Error('nothing is saved')),
    sheet: false,
    fetchExample: () => Promise.reject(new Error('no example')),
    distil: () => Promise.reject(new Error('no worker')),
    lookAgain,
  });
  const ids = () => history.dataset.samples.map(({ id }) => id);
  return { history, exchange, ids };
}

describe('a project', () => {
  test('comes in at once where nothing is taught', async () => {
    const { exchange, ids } = exchangeWorld();
    expect(await exchange.importProject(fileOf(elsewhere))).toBe('done');
    expect([ids(), exchange.asked]).toEqual([['s11', 's12'], null]);
  });

  test('asks where something is: it takes its place, or joins it, each as one step; or nothing happens', async () => {
    for (const [how, after] of [
      ['replace', ['s11', 's12']],
      ['join', ['s1', 's11', 's12']],
      [null, ['s1']],
    ] as const) {
      const { history, exchange, ids } = exchangeWorld();
      history.add([sampleOf(1)]);
      const before = history.dataset;
      expect(await exchange.importProject(fileOf(elsewhere))).toBe('asked');
      expect(history.dataset).toBe(before);
      expect(await exchange.answer(how)).toBe(how ? 'done' : 'none');
      expect(ids()).toEqual(after);
      if (how) history.undo();
      expect([history.dataset === before, exchange.asked]).toEqual([true, null]);
    }
  });

  test('whose samples are all here already changes nothing when it joins', async () => {
    const { history, exchange } = exchangeWorld();
    history.add([pictured(11)]);
    const before = history.dataset;
    await exchange.importProject(fileOf(withSamples(FIRST_DATASET, [pictured(11)])));
    expect([await exchange.answer('join'), history.dataset === before]).toEqual(['done', true]);
  });

  test('of more classes than fit beside those here is refused in one word', async () => {
    const { history, exchange } = exchangeWorld();
    for (let i = 0; i < 6; i++) history.addClass(`mine ${i}`);
    history.add([sampleOf(1), sampleOf(2, { classKey: 'guest' })]);
    const before = history.dataset;
    await exchange.importProject(fileOf(elsewhere));
    expect([await exchange.answer('join'), history.dataset === before]).toEqual(['crowded-classes', true]);
  });
});

describe('a project of another version of the embedding', () => {
  const other = { version: '1' };

  test('is looked at again by its pictures; those without one are counted', async () => {
    const seen: string[] = [];
    const { history, exchange, ids } = exchangeWorld((samples) => {
      seen.push(...samples.map(({ id }) => id));
      return Promise.resolve(samples.map((sample) => ({ ...sample, background: null })));
    });
    const mixed = withSamples(
      FIRST_DATASET,
      [1, 2, 3].map((seed) => pictured(seed, seed === 2 ? { picture: new Uint8Array() } : {})),
    );
    expect(await exchange.importProject(fileOf(mixed, other))).toBe('done');
    expect([seen, ids(), exchange.lost, history.brought]).toEqual([['s1', 's3'], ['s1', 's3'], 1, null]);
  });

  test('of this version is not looked at again, and brings its options along', async () => {
    const { history, exchange } = exchangeWorld(() => Promise.reject(new Error('never asked')));
    const options = { ...DEFAULT_OPTIONS, epochs: 33 };
    const project = { embeddingVersion: EMBEDDING.version, dataset: elsewhere, head: null, options };
    expect(await exchange.importProject(new Blob([writeProject(project)]))).toBe('done');
    expect([history.options, exchange.lost]).toEqual([options, 0]);
  });

  test('is refused where it has none, and where the recognition is not there to look', async () => {
    const { exchange, ids } = exchangeWorld();
    expect(await exchange.importProject(fileOf(elsewhere, { ...other, pictures: false }))).toBe('other-embedding');
    const stopped = exchangeWorld(() => Promise.reject(new Error('stopped')));
    expect(await stopped.exchange.importProject(fileOf(elsewhere, other))).toBe('stopped');
    const unreadable = exchangeWorld(() => Promise.resolve([]));
    expect(await unreadable.exchange.importProject(fileOf(elsewhere, other))).toBe('other-embedding');
    expect([ids(), stopped.ids(), unreadable.ids()]).toEqual([[], [], []]);
  });
});
