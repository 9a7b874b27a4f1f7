import { describe, expect, test } from 'vitest';
import { joinKept, knownCopy } from '#app/persistence/join-kept.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { withClassChanged, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Dataset } from '#core/dataset/dataset.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { Project } from '#storage/project/project.ts';
import { makeHead } from '../../storage/make-project.ts';
import { sampleOf } from '../samples.ts';

const LONG = { ...DEFAULT_OPTIONS, epochs: 99 };
const head = makeHead(1);
const taught = withSamples(FIRST_DATASET, [sampleOf(1), sampleOf(2)]);
const kept = (dataset: Dataset = taught): Project => ({ embeddingVersion: 'v', dataset, head, options: LONG });
const idsOf = ({ dataset }: DatasetHistory) => dataset.samples.map(({ id }) => id);

describe('what was kept meets what was taught meanwhile:', () => {
  test('nothing: it comes as it was, with its head and options, and is no step', () => {
    const history = new DatasetHistory();
    expect(joinKept(history, kept(), null)).toBe(true);
    expect([history.dataset, history.brought, history.options, history.canUndo]).toEqual([taught, head, LONG, false]);
  });

  test('others: both are there, trained anew as was chosen before', () => {
    const history = new DatasetHistory();
    history.add([sampleOf(3)]);
    expect(joinKept(history, kept(), null)).toBe(false);
    expect([idsOf(history), history.brought, history.options]).toEqual([['s1', 's2', 's3'], null, LONG]);
  });

  test('others, and nothing was chosen before: what is chosen here holds', () => {
    const history = new DatasetHistory();
    history.add([sampleOf(3)]);
    history.setOptions({ epochs: 77 });
    joinKept(history, { ...kept(), options: null }, null);
    expect(history.options.epochs).toBe(77);
  });

  test('what this window wrote, unchanged since: it says whether the page holds just that', () => {
    const history = new DatasetHistory();
    history.begin(taught);
    history.setOptions({ epochs: 3 });
    expect(joinKept(history, kept(), knownCopy(taught))).toBe(true);
    history.add([sampleOf(3)]);
    const before = history.dataset;
    expect(joinKept(history, kept(), knownCopy(taught))).toBe(false);
    expect(history.dataset).toBe(before);
  });

  test('what this window wrote, and another changed: what was removed here stays removed', () => {
    const history = new DatasetHistory();
    history.begin(taught);
    history.remove(['s1']);
    const more = withSamples(taught, [sampleOf(4)]);
    expect(joinKept(history, kept(more), knownCopy(taught))).toBe(false);
    expect(idsOf(history)).toEqual(['s2', 's4']);
  });

  test.each([
    ['a name', withClassChanged(taught, 'friend', { name: 'Ada' })],
    ['a person', { ...taught, samples: [sampleOf(1), sampleOf(2, { person: 'p9' })] }],
    ['a class', { ...taught, samples: [sampleOf(1), sampleOf(2, { classKey: 'guest' })] }],
  ])('%s that changed is a change', (_what, changed) => {
    expect(knownCopy(changed).words).not.toBe(knownCopy(taught).words);
    expect(knownCopy(changed).ids).toEqual(new Set(['s1', 's2']));
  });

  test('a model from a code: it takes its place, and undo brings back what was kept', () => {
    const history = new DatasetHistory();
    const model = makeHead(2);
    history.replace({ classes: [], samples: [] }, model);
    expect(joinKept(history, kept(), null)).toBe(false);
    expect([idsOf(history), history.brought]).toEqual([[], model]);
    history.undo();
    expect([history.dataset, history.brought, history.options]).toEqual([taught, head, LONG]);
  });

  test('a project with its head: both are there, trained anew', () => {
    const history = new DatasetHistory();
    history.replace(withSamples(FIRST_DATASET, [sampleOf(3)]), makeHead(2));
    expect(joinKept(history, kept(), null)).toBe(false);
    expect([idsOf(history), history.brought, history.canUndo]).toEqual([['s1', 's2', 's3'], null, false]);
  });

  test('more classes than there may be: nothing changes', () => {
    const history = new DatasetHistory();
    for (let i = 0; i < 6; i++) history.addClass(`mine ${i}`);
    const before = history.dataset;
    const own = { ...taught, classes: [...taught.classes, { key: 'class-9', name: 'theirs', look: 5 }] };
    expect([joinKept(history, kept(own), null), history.dataset === before]).toEqual([null, true]);
  });
});
