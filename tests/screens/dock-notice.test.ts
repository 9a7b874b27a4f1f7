import { expect, test } from 'vitest';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import { dockNotice, noticeKey } from '#screens/live/dock/dock-notice.ts';

type Now = Parameters<typeof dockNotice>[0];

const QUIET: Now = {
  taught: 0,
  classes: 2,
  consent: 'unasked',
  event: false,
  trouble: null,
  capture: { phase: 'idle' },
  target: null,
  exam: null,
  dismissed: [],
};

/** An exam of two classes; `alone`: these have one person only. */
function exam(alarm: boolean, alone: readonly string[] = [], people = 5): ExamReport {
  const classes = ['friend', 'guest'].map((classKey) => {
    const whoNotWhat = alone.includes(classKey);
    return { classKey, whoNotWhat, people: whoNotWhat ? 1 : people };
  });
  return { classes, shortcut: { alarm } } as unknown as ExamReport;
}

const kind = (now: Partial<Now>): string | null => dockNotice({ ...QUIET, ...now })?.kind ?? null;

test('before the first capture it is said what teaching makes and where that stays', () => {
  expect(kind({})).toBe('privacy');
  expect(kind({ event: true })).toBe('privacy');
});

test('after the first burst, and not before it is whole, there is one question', () => {
  const capture = { phase: 'capturing', track: 1, classKey: 'friend', taken: 3, of: 8 } as const;
  expect(kind({ taught: 3, capture })).toBeNull();
  expect(kind({ taught: 8, capture: { phase: 'ended', classKey: 'friend', taken: 8 } })).toBe('keep');
});

test.each(['keep', 'memory'] as const)('who has answered (%s) is not asked again', (consent) => {
  expect(kind({ taught: 8, consent })).toBeNull();
});

test('an event never asks', () => {
  expect(kind({ taught: 8, event: true })).toBeNull();
});

test('a press on nobody asks for a person until there is one', () => {
  expect(kind({ capture: { phase: 'nobody' } })).toBe('nobody');
  expect(kind({ capture: { phase: 'nobody' }, target: 4 })).toBe('privacy');
});

test('without any class a press asks for one until there is one', () => {
  expect(kind({ classes: 0, capture: { phase: 'classless' } })).toBe('classless');
  expect(kind({ classes: 1, capture: { phase: 'classless' } })).toBe('privacy');
});

test('at an event it is said that nothing is kept, also to whoever keeps otherwise', () => {
  expect(dockNotice({ ...QUIET, event: true, consent: 'keep' })).toEqual({ kind: 'privacy', event: true });
});

test('that nothing could be kept is said beside the picture, too, until it is waved away', () => {
  const full = { taught: 8, consent: 'keep', trouble: 'full' } as const;
  expect(kind(full)).toBe('trouble');
  expect(kind({ ...full, dismissed: [noticeKey({ kind: 'trouble', trouble: 'full' })] })).toBeNull();
});

test('somebody who was lost is said', () => {
  expect(dockNotice({ ...QUIET, taught: 3, consent: 'memory', capture: { phase: 'lost', taken: 3 } })).toEqual({
    kind: 'lost',
    taken: 3,
  });
});

test('a first try that brought nothing is said, too', () => {
  expect(kind({ capture: { phase: 'lost', taken: 0 } })).toBe('lost');
  expect(kind({ taught: 2, capture: { phase: 'lost', taken: 2 } })).toBe('keep');
});

test('the exam warns of the background before it warns of one person, and each can be waved away', () => {
  const taught = { ...QUIET, taught: 20, consent: 'keep' } as const;
  const report = exam(true, ['guest']);
  const first = dockNotice({ ...taught, exam: report });
  expect(first).toEqual({ kind: 'shortcut' });
  const second = dockNotice({ ...taught, exam: report, dismissed: [noticeKey(first!)] });
  expect(second).toEqual({ kind: 'who', classKey: 'guest' });
  expect(dockNotice({ ...taught, exam: report, dismissed: [first, second].map((one) => noticeKey(one!)) })).toBeNull();
  expect(dockNotice({ ...taught, exam: exam(false) })).toBeNull();
});

test('with few people a class, the one that needs another most is named', () => {
  const taught = { ...QUIET, taught: 20, consent: 'keep' } as const;
  const notice = dockNotice({ ...taught, exam: exam(false, [], 3) });
  expect(notice).toEqual({ kind: 'few', classKey: 'friend', people: 3 });
  expect(dockNotice({ ...taught, exam: exam(false, [], 3), dismissed: [noticeKey(notice!)] })).toBeNull();
});

test('what was to be deleted and is still there is said before anything is taught', () => {
  expect(dockNotice({ ...QUIET, consent: 'memory', trouble: 'undeleted' })).toEqual({
    kind: 'trouble',
    trouble: 'undeleted',
  });
});
