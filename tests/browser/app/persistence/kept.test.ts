import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { watchPage } from '#app/persistence/watch-page.ts';
import { withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { distil } from '#core/head/distillation/distil.ts';
import { pack } from '#core/head/distillation/pack-head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { sampleOf } from '../../../app/samples.ts';
import { people } from '../../../core/head/people.ts';
import { KeptWorld, type KeptWindow } from './kept-world.ts';

let world: KeptWorld;
beforeEach(async () => void (world = await new KeptWorld().begin()));
afterEach(() => world.end());

const idsOf = (one: KeptWindow) => one.history.dataset.samples.map(({ id }) => id);
const kept = async () => (await world.store.read())?.samples.map(({ id }) => id) ?? null;

/** A window that keeps two samples, closed again. */
async function keptBefore(): Promise<void> {
  const one = await world.open();
  await one.keeper.keep();
  one.history.add([sampleOf(1), sampleOf(2)]);
  await world.settle();
  await one.close();
}

/** What another version of the embedding kept. */
async function foreignBefore(): Promise<void> {
  const one = await world.open();
  await one.keeper.keep();
  await one.close();
  const samples = withSamples(FIRST_DATASET, [sampleOf(1), sampleOf(2)]);
  const store = createDatasetStore(() => indexedDB);
  await store.save({ embeddingVersion: 'of another time', dataset: samples, head: null, options: null });
}

describe('a store that fails to open', () => {
  test('once is asked again: what was kept is there', async () => {
    await keptBefore();
    world.store.fault = 'fails-once';
    const one = await world.open();
    expect([idsOf(one), one.keeper.state.phase]).toEqual([['s1', 's2'], 'kept']);
  });

  test('and then works loses nothing: a burst meanwhile joins what was kept', async () => {
    await keptBefore();
    world.store.fault = 'blocked';
    const one = await world.open();
    expect([one.keeper.trouble, idsOf(one)]).toEqual(['unread', []]);
    one.history.add([sampleOf(3)]);
    await world.settle();
    expect([one.keeper.trouble, one.keeper.atStake]).toEqual(['unread', true]);
    expect(await kept()).toEqual(['s1', 's2']);
    world.store.fault = 'none';
    one.keeper.tick();
    await world.settle();
    await world.settle();
    expect([one.keeper.state.phase, idsOf(one)]).toEqual(['kept', ['s1', 's2', 's3']]);
    expect(await kept()).toEqual(['s1', 's2', 's3']);
  });

  test('and never answers is not said to keep', async () => {
    const one = await world.open();
    world.store.fault = 'blocked';
    await one.keeper.keep();
    expect(one.keeper.trouble).toBe('unread');
    expect(await kept()).toBeNull();
  });

  test('in the middle of the work neither, and it keeps once it answers', async () => {
    const one = await world.open();
    await one.keeper.keep();
    await world.store.occupy(90);
    one.history.add([sampleOf(1)]);
    await one.keeper.hurry();
    expect(one.keeper.trouble).toBe('silent');
    expect(await kept()).toEqual([]);
    one.keeper.tick();
    await world.settle();
    expect([one.keeper.state.phase, await kept()]).toEqual(['kept', ['s1']]);
  });
});

describe('what another version of the embedding made', () => {
  beforeEach(foreignBefore);

  test('is left alone, also after teaching and "Keep"', async () => {
    const one = await world.open();
    expect(one.keeper.state).toEqual({ phase: 'foreign', version: 'of another time' });
    one.history.add([sampleOf(3)]);
    await world.settle();
    await one.keeper.keep();
    await one.keeper.forget('p3');
    await one.keeper.setEvent(true);
    await one.keeper.setEvent(false);
    await world.settle();
    expect(one.keeper.trouble).toBe('other-embedding');
    const there = await world.store.read();
    expect([there?.frame.embeddingVersion, there?.samples.map(({ id }) => id)]).toEqual([
      'of another time',
      ['s1', 's2'],
    ]);
    expect(there?.samples[0]?.picture).toEqual(sampleOf(1).picture);
  });

  test('gives its place only when its owner says so', async () => {
    const one = await world.open();
    one.history.add([sampleOf(3)]);
    await one.keeper.keepAnew();
    expect([one.keeper.state.phase, await kept()]).toEqual(['kept', ['s3']]);
    expect((await world.store.read())?.frame.embeddingVersion).toBe(EMBEDDING.version);
  });

  test('can be looked at again by its pictures; where one is missing, it stays', async () => {
    const one = await world.open();
    expect(await one.keeper.renew((samples) => Promise.resolve(samples.slice(1)))).toBe(false);
    expect((await world.store.read())?.frame.embeddingVersion).toBe('of another time');
    const body = Float32Array.of(9, 9, 9, 9);
    one.history.add([sampleOf(3)]);
    const looked = await one.keeper.renew((samples) =>
      Promise.resolve(samples.map((sample) => ({ ...sample, embedding: { body, face: null } }))),
    );
    await world.settle();
    expect([looked, one.keeper.state.phase, idsOf(one)]).toEqual([true, 'kept', ['s1', 's2', 's3']]);
    expect(one.history.dataset.samples[0]?.embedding.body).toEqual(body);
    expect((await world.store.read())?.frame.embeddingVersion).toBe(EMBEDDING.version);
  });
});

describe('one bad word does not lose the rest', () => {
  test('a code with names that no dataset may hold is there after a reload', async () => {
    const samples = people(1, 2, 4, 3);
    const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
    const { head } = distil(trainHead(samples, options), samples, 1);
    const one = await world.open();
    await one.keeper.keep();
    const { history } = one;
    const exchange = new ProjectExchange({
      history,
      trainer: { head: null, current: null, options },
      saveFile: () => Promise.reject(new Error('nothing is saved')),
      sheet: false,
      fetchExample: () => Promise.reject(new Error('no example')),
      distil: () => Promise.reject(new Error('no worker')),
      lookAgain: () => Promise.reject(new Error('no worker')),
    });
    const classNames = head.classKeys.map((_, index) => (index ? 'x'.repeat(60) : ''));
    expect(exchange.takeCode(pack({ ...head, ...EMBEDDING, classNames }))).toBe('done');
    await world.settle();
    await one.close();
    const later = await world.open();
    expect(later.history.dataset.classes.map(({ name }) => name)).toEqual([null, 'x'.repeat(40)]);
    expect(later.history.brought).toMatchObject({ kind: 'linear', classKeys: head.classKeys });
  });

  test('kept names, looks and classes are mended one by one, and every sample is there', async () => {
    await keptBefore();
    const classes = [
      { key: 'guest', name: 'y'.repeat(200), look: 1 },
      { key: 'hat', name: '', look: 1 },
      { key: '', name: 'nobody', look: 2 },
    ];
    const frame = { embeddingVersion: EMBEDDING.version, classes, options: 'none' };
    await world.store.change((_samples, parts) => void parts.put(frame, 'frame'));
    const one = await world.open();
    expect(one.history.dataset.classes).toEqual([
      { key: 'guest', name: 'y'.repeat(40), look: 1 },
      { key: 'hat', name: null, look: 0 },
      { key: 'friend', name: null, look: 2 },
    ]);
    expect(idsOf(one)).toEqual(['s1', 's2']);
  });

  test('a frame that says nothing is left alone and told', async () => {
    await keptBefore();
    await world.store.change((_samples, parts) => void parts.put({ no: 'frame' }, 'frame'));
    const one = await world.open();
    one.history.add([sampleOf(3)]);
    await world.settle();
    expect([one.keeper.trouble, await kept()]).toEqual(['damaged', ['s1', 's2']]);
  });
});

describe('gone means gone', () => {
  test('what the phone would not delete is said to be there, and is deleted as soon as it can be', async () => {
    await keptBefore();
    const one = await world.open();
    world.store.fault = 'refusing';
    expect(await one.keeper.wipe()).toBe(false);
    expect([one.keeper.trouble, await kept()]).toEqual(['undeleted', ['s1', 's2']]);
    world.store.fault = 'none';
    await one.close();
    const later = await world.open();
    expect([later.keeper.trouble, await kept()]).toEqual([null, null]);
  });

  test('a person who was removed before they are forgotten goes from the phone too, and from the other window', async () => {
    const one = await world.open();
    await one.keeper.keep();
    one.history.add([sampleOf(1, { person: 'p' }), sampleOf(2, { person: 'p' })]);
    await world.settle();
    const other = await world.open();
    expect(idsOf(other)).toEqual(['s1', 's2']);
    other.history.remove(['s1']);
    expect(await other.keeper.forget('p')).toBe(true);
    expect(await kept()).toEqual([]);
    await world.settle();
    expect([idsOf(one), await kept()]).toEqual([[], []]);
  });

  test('a store that is deleted behind the page is written whole again while it is to be kept', async () => {
    const one = await world.open();
    await one.keeper.keep();
    one.history.add([sampleOf(1)]);
    await world.settle();
    await world.store.delete();
    expect(one.keeper.state.phase).not.toBe('kept');
    await world.settle();
    expect([one.keeper.state.phase, await kept()]).toEqual(['kept', ['s1']]);
  });
});

test('a page whose work nobody was asked about asks before it goes', async () => {
  const one = await world.open();
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inner = frame.contentWindow as Window & typeof globalThis;
  watchPage(inner, one.keeper);
  const leaves = () => inner.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leaves()).toBe(true);
  one.history.add([sampleOf(1)]);
  expect(leaves()).toBe(false);
  await one.keeper.setEvent(true);
  expect(leaves()).toBe(true);
  one.clock.wall += 60 * 60_000;
  inner.dispatchEvent(new Event('pageshow'));
  expect(one.history.blank).toBe(true);
  frame.remove();
});
