import { describe, expect, test } from 'vitest';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { rng } from '#core/rng.ts';
import { sampleOf } from '../samples.ts';

/** Every byte of the dataset and how they are trained, to compare. */
const bytes = ({ dataset, options }: Pick<DatasetHistory, 'dataset' | 'options'>) =>
  JSON.stringify({ dataset, options }, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] : value,
  );

describe('undo', () => {
  const changes: Record<string, (history: DatasetHistory) => void> = {
    add: (history) => history.add([sampleOf(7)]),
    remove: (history) => history.remove(['s1']),
    move: (history) => history.move(['s1', 's2'], 'guest'),
    'join people': (history) => history.joinPeople(['p1', 'p3'], 'p2'),
    'add a class': (history) => history.addClass('Hat'),
    rename: (history) => history.changeClass('friend', { name: 'Crew' }),
    recolour: (history) => history.changeClass('friend', { look: 5 }),
    'delete a class': (history) => history.deleteClass('friend'),
    merge: (history) => history.mergeClasses('friend', 'guest'),
    'change how it trains': (history) => history.setOptions({ hidden: 8 }),
    'be stricter with strangers': (history) => history.setOptions({ refusedFriends: 0.3 }),
    replace: (history) => history.replace({ classes: [{ key: 'x', name: 'X', look: 2 }], samples: [] }),
  };

  test.each(Object.entries(changes))('takes back "%s" to the bit', (_name, change) => {
    const history = new DatasetHistory();
    history.add([sampleOf(1), sampleOf(2), sampleOf(3, { classKey: 'guest' })]);
    const before = bytes(history);
    change(history);
    expect(bytes(history)).not.toBe(before);
    history.undo();
    expect(bytes(history)).toBe(before);
  });

  test('goes back twenty steps of every kind, in order', () => {
    const random = rng(4);
    const history = new DatasetHistory();
    history.add(Array.from({ length: 30 }, (_, i) => sampleOf(i)));
    const states: string[] = [];
    const kinds = [
      (i: number) => history.add([sampleOf(100 + i)]),
      (i: number) => history.remove([`s${i}`]),
      (i: number) => history.move([`s${i}`], random() < 0.5 ? 'guest' : 'friend'),
      (i: number) => history.changeClass('friend', { name: `name ${i}` }),
      (i: number) => history.changeClass('guest', { look: i % 8 }),
      (i: number) => history.joinPeople([`p${i}`], 'p29'),
    ];
    for (let step = 0; step < 25; step++) {
      states.push(bytes(history));
      kinds[step % kinds.length]?.(step);
    }
    for (let step = 24; step >= 5; step--) {
      expect(history.canUndo).toBe(true);
      history.undo();
      expect(bytes(history)).toBe(states[step]);
    }
    expect(history.canUndo).toBe(false);
  });
});

describe('a head that came along', () => {
  const head = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: 'v' });
  const scanned = { classes: [{ key: 'x', name: 'X', look: 2 }], samples: [] };

  test('stays through names and looks, however they are undone', () => {
    const history = new DatasetHistory();
    history.replace(scanned, head);
    const asked: boolean[] = [];
    history.onchange = ({ retrain }) => asked.push(retrain);
    history.changeClass('x', { name: 'Y' });
    history.addClass('Z');
    history.deleteClass('class-3');
    while (history.dataset.classes[0]?.name === 'Y') history.undo();
    expect(history.brought).toBe(head);
    expect(asked).not.toContain(true);
  });

  test('comes back with undo, with the options it came with, and goes with wiping', () => {
    const history = new DatasetHistory();
    history.replace(scanned, head, { ...DEFAULT_OPTIONS, seed: 7 });
    history.add([sampleOf(1, { classKey: 'x' })]);
    expect(history.brought).toBeNull();
    history.setOptions({ seed: 2 });
    history.undo();
    history.undo();
    expect([history.brought, history.options.seed]).toEqual([head, 7]);
    history.undo();
    expect([history.brought, history.options, history.dataset]).toEqual([null, DEFAULT_OPTIONS, FIRST_DATASET]);
    expect(history.blank).toBe(true);
    history.replace(scanned, head);
    history.begin();
    expect([history.brought, history.blank]).toEqual([null, true]);
  });

  test('is not used again where it learnt from somebody who is forgotten', () => {
    const history = new DatasetHistory();
    history.replace({ ...FIRST_DATASET, samples: [sampleOf(1), sampleOf(2)] }, head);
    history.remove(['s2']);
    history.forget('p1');
    history.undo();
    expect(history.brought).toBeNull();
    expect(history.dataset.samples.map(({ id }) => id)).toEqual(['s2']);
  });
});

test('what changes nothing is no step', () => {
  const history = new DatasetHistory();
  history.add([sampleOf(1)]);
  const { dataset } = history;
  history.remove([]);
  history.move(['s1'], 'friend');
  history.joinPeople(['p1'], 'p1');
  history.changeClass('friend', { look: 0, name: null });
  history.setOptions({ ...DEFAULT_OPTIONS });
  expect(history.dataset).toBe(dataset);
  history.undo();
  expect(history.canUndo).toBe(false);
});

test('one drag of the slider for strangers is one step', () => {
  const history = new DatasetHistory();
  for (const refusedFriends of [0.1, 0.2, 0.3]) history.setOptions({ refusedFriends });
  expect(history.options.refusedFriends).toBe(0.3);
  history.undo();
  expect([history.options.refusedFriends, history.canUndo]).toEqual([DEFAULT_OPTIONS.refusedFriends, false]);
});

test('somebody who is forgotten does not come back with undo', () => {
  const history = new DatasetHistory();
  history.add([sampleOf(1)]);
  history.add([sampleOf(2)]);
  history.remove(['s1']);
  history.forget('p1');
  while (history.canUndo) {
    history.undo();
    expect(history.dataset.samples.map(({ person }) => person)).not.toContain('p1');
  }
});

test('renaming and recolouring ask for no training, everything else does', () => {
  const history = new DatasetHistory();
  const asked: boolean[] = [];
  history.onchange = ({ retrain }) => asked.push(retrain);
  history.add([sampleOf(1)]);
  history.changeClass('friend', { name: 'Crew' });
  history.changeClass('friend', { look: 3 });
  history.remove(['s1']);
  expect(asked).toEqual([true, false, false, true]);
});

test('two classes never look alike, and keys are never used twice', () => {
  const history = new DatasetHistory();
  for (let i = 0; i < 10; i++) history.addClass(`class ${i}`);
  const { classes } = history.dataset;
  expect(classes).toHaveLength(8);
  history.changeClass('friend', { look: 6 });
  expect(new Set(history.dataset.classes.map(({ look }) => look)).size).toBe(8);
  expect(new Set(history.dataset.classes.map(({ key }) => key)).size).toBe(8);
});

test('the class that is taught next is always one that is there', () => {
  const history = new DatasetHistory();
  history.addClass('Hat');
  expect(history.chosen).toBe(history.dataset.classes[2]?.key);
  history.deleteClass(history.chosen);
  expect(history.dataset.classes.map(({ key }) => key)).toContain(history.chosen);
});
