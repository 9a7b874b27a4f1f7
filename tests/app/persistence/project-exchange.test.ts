import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ProjectExchange, type ExchangeOptions } from '#app/persistence/project-exchange.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { agreementOf, distil, type Distilled } from '#core/head/distillation/distil.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import type { Head, HeadSample, LinearHead } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import type { SavedFile } from '#storage/project/save-file.ts';
import { people } from '../../core/head/people.ts';
import { makeHead, makeProject } from '../../storage/make-project.ts';
import { sampleOf } from '../samples.ts';

const here = { version: EMBEDDING.version, body: EMBEDDING.bodyLength, face: EMBEDDING.faceLength };

/** An exchange with this head; what leaves it is noted. */
function exchangeOf(head: Head | null = null, changes: Partial<ExchangeOptions> = {}) {
  const history = new DatasetHistory();
  const saved: [SavedFile, string | undefined][] = [];
  const exchange: ProjectExchange = new ProjectExchange({
    history,
    trainer: { head, current: head, options: DEFAULT_OPTIONS },
    saveFile: (file, how) => {
      saved.push([file, `${how}${exchange.busy ? ', busy' : ''}`]);
      return Promise.resolve('downloaded');
    },
    sheet: false,
    fetchExample: () => Promise.reject(new Error('no example')),
    distil: () => Promise.reject(new Error('no worker')),
    lookAgain: () => Promise.reject(new Error('no worker')),
    ...changes,
  });
  return { exchange, history, saved };
}

describe('out of the page goes', () => {
  test('the project, with what was asked for, as it was asked for', async () => {
    const { exchange, history, saved } = exchangeOf();
    history.add([sampleOf(1)]);
    expect(await exchange.exportProject({ pictures: true, faces: false })).toBe('downloaded');
    expect(await exchange.exportProject({ pictures: false, faces: false }, 'share')).toBe('downloaded');
    expect(saved.map(([{ name, type }, how]) => [name, type, how])).toEqual([
      ['visor-project.zip', 'application/zip', 'save, busy'],
      ['visor-project.zip', 'application/zip', 'share, busy'],
    ]);
    const parts = saved.map(([{ bytes }]) =>
      Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('pictures/')),
    );
    expect([parts, exchange.busy]).toEqual([[['pictures/0.jpg'], []], false]);
  });

  test('faces where they were asked for by name', async () => {
    const { exchange, history, saved } = exchangeOf();
    history.add([sampleOf(1, { embedding: { body: new Float32Array(4), face: new Float32Array(3) } })]);
    for (const faces of [true, false]) await exchange.exportProject({ pictures: false, faces });
    expect(saved.map(([{ bytes }]) => 'faces.bin' in unzipSync(bytes))).toEqual([true, false]);
  });

  test('no project that nobody could read, and the word says why', async () => {
    const { exchange, history, saved } = exchangeOf();
    history.add(Array.from({ length: 5001 }, (_, index) => sampleOf(index)));
    expect([await exchange.exportProject({ pictures: false, faces: false }), saved, exchange.busy]).toEqual(['too-large', [], false]); // prettier-ignore
  });

  test('no fault of ours as if it were the file’s', async () => {
    const { exchange, history } = exchangeOf();
    history.add([sampleOf(1), sampleOf(2, { embedding: { body: new Float32Array(7), face: null } })]);
    await expect(exchange.exportProject({ pictures: false, faces: false })).rejects.toThrow(RangeError);
    expect(exchange.busy).toBe(false);
  });

  test('the head for TensorFlow.js with the words of its classes, where one was trained', async () => {
    const { exchange, saved } = exchangeOf(makeHead(1));
    expect(await exchange.exportModel((key) => key.toUpperCase())).toBe('downloaded');
    const [[{ name, type, bytes }]] = saved as [[SavedFile, string]];
    const { labels } = JSON.parse(new TextDecoder().decode(unzipSync(bytes)['labels.json'])) as { labels: string[] };
    expect([name, type, labels]).toEqual(['visor-tfjs.zip', 'application/zip', ['FRIEND', 'GUEST', 'CLASS-3']]);
    const nothing = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });
    for (const none of [null, nothing, linearOf({})]) {
      const other = exchangeOf(none);
      expect([await other.exchange.exportModel(String), other.saved]).toEqual([null, []]);
    }
  });

  test('any file, saved unless it is to be shared, by a sheet where there is one', async () => {
    const file = { name: 'a', type: 'b', bytes: new Uint8Array() };
    const { exchange, saved } = exchangeOf();
    await exchange.save(file);
    await exchange.save(file, 'share');
    expect([saved, exchange.sheet]).toEqual([[[file, 'save'], [file, 'share']], false]); // prettier-ignore
    expect(exchangeOf(null, { sheet: true }).exchange.sheet).toBe(true);
  });
});

describe('what comes in', () => {
  test('is refused in one word where it is nothing of ours, and what waited waits no more', async () => {
    const { exchange, history } = exchangeOf();
    exchange.asked = { project: makeProject(), again: false, lost: 0 };
    expect(await exchange.importProject(new Blob(['hello']))).toBe('foreign');
    expect([exchange.asked, exchange.busy, history.blank]).toEqual([null, false, true]);
    expect([await exchange.answer('join'), await exchange.answer(null)]).toEqual(['none', 'none']);
  });

  test('is the example, or word that it has to be downloaded', async () => {
    expect(await exchangeOf().exchange.loadExample()).toBe('download');
    const fetchExample = () => Promise.resolve(new Blob(['hello']));
    expect(await exchangeOf(null, { fetchExample }).exchange.loadExample()).toBe('foreign');
  });
});

/** A small head for this app's vectors. */
function linearOf(changes: Partial<LinearHead>): LinearHead {
  const three = new Float64Array(3);
  return {
    ...{ kind: 'linear', embeddingVersion: EMBEDDING.version, classKeys: ['friend', 'guest', 'x'] },
    ...{ classNames: ['Ada', null, null], bodyLength: here.body, faceLength: here.face },
    ...{ projectionSeed: 1, projected: 4, faceScale: 1, missingFace: three, temperature: 1, lean: 0, threshold: 1 },
    network: {
      layers: [{ inputs: 4, outputs: 3, weights: new Float64Array(12), biases: three, activation: 'linear' }],
    },
    ...{ middle: new Float64Array(4), offsets: three },
    ...changes,
  };
}

describe('a model out of a code', () => {
  test('speaks from now on, under its names, and undo brings back what was taught', () => {
    const { exchange, history } = exchangeOf();
    history.add([sampleOf(1)]);
    const before = history.dataset;
    const code = pack(linearOf({}));
    expect(exchange.takeCode(code)).toBe('done');
    expect(history.brought).toEqual(unpack(code));
    expect(history.dataset).toEqual({
      classes: [
        { key: 'friend', name: 'Ada', look: 0 },
        { key: 'guest', name: null, look: 1 },
        { key: 'x', name: null, look: 2 },
      ],
      samples: [],
    });
    history.undo();
    expect(history.dataset).toBe(before);
  });

  test.each<[string, Partial<LinearHead>, string]>([
    ['of another version', { embeddingVersion: 'old' }, 'other-embedding'],
    ['for bodies of another length', { bodyLength: here.body - 1 }, 'damaged'],
    ['for faces of another length', { faceLength: here.face - 1 }, 'damaged'],
    ['that does not look at faces', { faceLength: 0 }, 'done'],
    ['that refuses below any distance', { threshold: -1 }, 'damaged'],
  ])('%s: %o comes to %s', (_what, changes, outcome) => {
    const { exchange, history } = exchangeOf();
    expect(exchange.takeCode(pack(linearOf(changes)))).toBe(outcome);
    expect(history.blank).toBe(outcome !== 'done');
  });

  test('that is none is called so', () => {
    const { exchange } = exchangeOf();
    const code = pack(linearOf({}));
    code[20] = code[20]! ^ 1;
    expect([exchange.takeCode(new Uint8Array(40)), exchange.takeCode(code)]).toEqual(['foreign', 'damaged']);
  });
});

describe('a model into a code', () => {
  const samples = people(1, 2, 4, 3);
  const large = trainHead(samples, { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });
  const small = distil(large, samples, 1);
  const taught = { classes: [], samples: samples.map((one, index) => ({ ...sampleOf(index), ...one })) };
  const wish = (signal = new AbortController().signal) => ({
    ...{ wordOf: (key: string) => (key === 'class-1' ? 'Ada' : null), tell: () => undefined, signal },
  });
  const codeOf = (distilled: Distilled | null, asked = wish(), dataset = taught, head: Head | null = large) => {
    const given: (readonly HeadSample[])[] = [];
    const { exchange, history } = exchangeOf(head, {
      distil: (_head, some) => {
        given.push(some);
        return Promise.resolve(distilled);
      },
    });
    history.begin(dataset);
    return exchange.code(asked).then((code) => ({ code, given }));
  };

  test('is the small head under the names of now, and says how often both agree', async () => {
    const { code, given } = await codeOf({ ...small, agreement: 0.75 });
    expect(code?.agreement).toBe(0.75);
    expect(code?.bytes).toEqual(pack({ ...small.head, classNames: [null, 'Ada'] }));
    expect(given[0]).toEqual(samples);
  });

  test('counts on the samples where nobody could be held back', async () => {
    const { code } = await codeOf({ ...small, agreement: null });
    expect(code?.agreement).toBe(agreementOf(unpack(code!.bytes), large, taught.samples));
  });

  test('is none where nobody waits any more, or nothing was taught', async () => {
    expect((await codeOf(null)).code).toBeNull();
    expect((await codeOf(small, wish(AbortSignal.abort()))).code).toBeNull();
    expect(await codeOf(small, wish(), { classes: [], samples: [] })).toEqual({ code: null, given: [] });
    expect(await codeOf(small, wish(), taught, null)).toEqual({ code: null, given: [] });
  });

  test('goes on as it came where it came by code', async () => {
    const { code, given } = await codeOf(small, wish(), { classes: [], samples: [] }, linearOf({ classKeys: ['a', 'class-1', 'b'] })); // prettier-ignore
    expect([code?.agreement, unpack(code!.bytes).classNames, given]).toEqual([1, [null, 'Ada', null], []]);
  });
});
