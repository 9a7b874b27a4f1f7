import { expect, test } from 'vitest';
import {
  maySave,
  nextKeepState,
  noticeOf,
  UNREAD,
  type KeepEvent,
  type KeepState,
} from '#app/persistence/keep-state.ts';

const STATES: readonly KeepState[] = [
  UNREAD,
  { phase: 'reading' },
  { phase: 'nothing' },
  { phase: 'saving' },
  { phase: 'kept' },
  { phase: 'unsaved', why: 'full' },
  { phase: 'elsewhere' },
  { phase: 'foreign', version: 'v' },
  { phase: 'unreadable', why: 'refused' },
  { phase: 'undeleted', why: 'refused' },
];

const EVENTS: readonly KeepEvent[] = [
  { type: 'read' },
  { type: 'empty' },
  { type: 'found', whole: true },
  { type: 'found', whole: false },
  { type: 'foreign', version: 'v' },
  { type: 'unreadable', why: 'refused' },
  { type: 'leave' },
  { type: 'changed' },
  { type: 'saved' },
  { type: 'failed', why: 'full' },
  { type: 'locked' },
  { type: 'deleted' },
  { type: 'undeleted', why: 'refused' },
];

/** Where each event leads, `.` to the very same state: a row for each state, a column for each event, in these orders. */
const TABLE: Readonly<Record<KeepState['phase'], string>> = {
  unread: 'reading . . . . . . . . . elsewhere nothing undeleted',
  reading: '. nothing kept saving foreign unreadable unread . . . elsewhere nothing undeleted',
  nothing: '. . . . . . unread saving kept unsaved elsewhere . undeleted',
  saving: '. . . . . . unread . kept unsaved elsewhere nothing undeleted',
  kept: '. . . . . . unread saving . unsaved elsewhere nothing undeleted',
  unsaved: '. . . . . . unread . kept . elsewhere nothing undeleted',
  elsewhere: 'reading . . . . . unread . . . . nothing undeleted',
  foreign: 'reading . . . . . unread . . . elsewhere nothing undeleted',
  unreadable: 'reading . . . . . unread . . . elsewhere nothing undeleted',
  undeleted: '. . . . . . . . . . . nothing .',
};

const walk = STATES.flatMap((from) => EVENTS.map((event) => ({ from, event, to: nextKeepState(from, event) })));

test.each(STATES.map((state) => [state.phase, state] as const))(
  'from %s every event leads where it should',
  (phase, from) => {
    const led = EVENTS.map((event) => nextKeepState(from, event).phase);
    expect(led).toEqual(TABLE[phase].split(' ').map((to) => (to === '.' ? phase : to)));
  },
);

test('every state is reached from the first', () => {
  const reached = new Set<KeepState['phase']>(['unread']);
  for (let round = 0; round < STATES.length; round++) {
    for (const { from, to } of walk) if (reached.has(from.phase)) reached.add(to.phase);
  }
  expect([...reached].sort()).toEqual(STATES.map(({ phase }) => phase).sort());
});

test('saving becomes possible only by reading everything, or by deleting it', () => {
  const opening = walk.filter(({ from, to }) => !maySave(from) && maySave(to));
  const ways = new Set(
    opening.map(({ from, event }) => (event.type === 'deleted' ? 'deleted' : `${from.phase} ${event.type}`)),
  );
  expect([...ways].sort()).toEqual(['deleted', 'reading empty', 'reading found']);
});

test('"kept" is said only after everything was read whole or written', () => {
  const ways = walk.filter(({ from, to }) => from.phase !== 'kept' && to.phase === 'kept');
  expect(new Set(ways.map(({ from, event }) => `${from.phase} ${event.type}`))).toEqual(
    new Set(['reading found', 'nothing saved', 'saving saved', 'unsaved saved']),
  );
});

test('what could not be deleted is not forgotten by anything but deleting it', () => {
  for (const { from, event, to } of walk) {
    if (from.phase === 'undeleted' && event.type !== 'deleted') expect(to.phase, event.type).toBe('undeleted');
  }
});

test('whoever may not save is told, unless it is only not known yet', () => {
  const silent = STATES.filter((state) => noticeOf(state) === null).map(({ phase }) => phase);
  expect(silent).toEqual(['unread', 'reading', 'nothing', 'saving', 'kept']);
});

test.each<[KeepState, string]>([
  [{ phase: 'unsaved', why: 'full' }, 'full'],
  [{ phase: 'unsaved', why: 'silent' }, 'silent'],
  [{ phase: 'elsewhere' }, 'other-window'],
  [{ phase: 'foreign', version: 'v' }, 'other-embedding'],
  [{ phase: 'unreadable', why: 'damaged' }, 'damaged'],
  [{ phase: 'unreadable', why: 'crowded' }, 'crowded'],
  [{ phase: 'unreadable', why: 'unavailable' }, 'unavailable'],
  [{ phase: 'unreadable', why: 'refused' }, 'unread'],
  [{ phase: 'unreadable', why: 'silent' }, 'unread'],
  [{ phase: 'undeleted', why: 'refused' }, 'undeleted'],
])('of %o its owner is told "%s"', (state, notice) => {
  expect(noticeOf(state)).toBe(notice);
});

test('what is not known, or failed, is told with its reason', () => {
  expect(nextKeepState({ phase: 'saving' }, { type: 'failed', why: 'full' })).toEqual({
    phase: 'unsaved',
    why: 'full',
  });
  expect(nextKeepState({ phase: 'reading' }, { type: 'unreadable', why: 'crowded' })).toEqual({ phase: 'unreadable', why: 'crowded' }); // prettier-ignore
  expect(nextKeepState({ phase: 'reading' }, { type: 'foreign', version: '3' })).toEqual({ phase: 'foreign', version: '3' }); // prettier-ignore
  expect(nextKeepState(UNREAD, { type: 'undeleted', why: 'silent' })).toEqual({ phase: 'undeleted', why: 'silent' });
});
