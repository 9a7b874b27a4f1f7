import type { CaptureState } from '#app/training/capture.svelte.ts';
import type { Keeper } from '#app/persistence/keeper.svelte.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';

/** The one thing that is said beside the keys. */
export type Notice =
  /** Asked once, after the first burst. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'nobody' }
  /** Every class was deleted. */
  | { readonly kind: 'classless' }
  /** What was to be kept is not. */
  | { readonly kind: 'trouble'; readonly trouble: NonNullable<Keeper['trouble']> }
  | { readonly kind: 'lost'; readonly taken: number }
  /** The exam says that backgrounds give the classes away, or that one person stands for a class. */
  | { readonly kind: 'shortcut' }
  | { readonly kind: 'who'; readonly classKey: string }
  /** Nothing is wrong, and one more person of this class would help most. */
  | { readonly kind: 'few'; readonly classKey: string; readonly people: number }
  /** Before the first capture: what it makes and where that stays; at an event, how soon it goes. */
  | { readonly kind: 'privacy'; readonly event: boolean };

interface Circumstances {
  /** Samples there are. */
  readonly taught: number;
  readonly consent: 'unasked' | 'keep' | 'memory';
  /** An event never keeps and never asks. */
  readonly event: boolean;
  readonly trouble: Keeper['trouble'];
  readonly capture: CaptureState;
  /** Classes there are. */
  readonly classes: number;
  /** Whom a press would take. */
  readonly target: number | null;
  readonly exam: ExamReport | null;
  /** Keys of what was waved away. */
  readonly dismissed: readonly string[];
}

/** From so many people a class on, another one helps little more than anything else (tests/evaluate/README.md). */
const ENOUGH_PEOPLE = 5;

/** What to say now; the most pressing first, nothing while pictures are taken. */
export function dockNotice(now: Circumstances): Notice | null {
  const { capture, exam } = now;
  if (capture.phase === 'capturing') return null;
  // Once there is somebody to take, the request has been met.
  if (capture.phase === 'nobody' && now.target === null) return { kind: 'nobody' };
  if (capture.phase === 'classless' && now.classes === 0) return { kind: 'classless' };
  // A first try that brought nothing says so: otherwise the key seems to do nothing.
  if (now.taught === 0 && capture.phase === 'lost') return { kind: 'lost', taken: capture.taken };
  const trouble = now.trouble && { kind: 'trouble' as const, trouble: now.trouble };
  const told = trouble && !now.dismissed.includes(noticeKey(trouble)) ? trouble : null;
  // What was to be gone and is not concerns more people than whoever teaches next.
  if (told?.trouble === 'undeleted') return told;
  if (now.taught === 0 && (now.event || now.consent !== 'keep')) return { kind: 'privacy', event: now.event };
  if (now.taught > 0 && now.consent === 'unasked' && !now.event) return { kind: 'keep' };
  if (told) return told;
  if (capture.phase === 'lost') return { kind: 'lost', taken: capture.taken };
  const warnings: Notice[] = [];
  if (exam?.shortcut?.alarm) warnings.push({ kind: 'shortcut' });
  // With one class there is nothing to tell apart yet.
  const alone = exam && exam.classes.length > 1 ? exam.classes.find(({ whoNotWhat }) => whoNotWhat) : undefined;
  if (alone) warnings.push({ kind: 'who', classKey: alone.classKey });
  const few = exam && exam.classes.length > 1 ? fewest(exam.classes) : null;
  if (few) warnings.push(few);
  return warnings.find((notice) => !now.dismissed.includes(noticeKey(notice))) ?? null;
}

/** The class of which one more person would help most; null where each has enough. */
function fewest(classes: ExamReport['classes']): Notice | null {
  const [least] = [...classes].sort((a, b) => a.people - b.people);
  if (!least || least.whoNotWhat || least.people >= ENOUGH_PEOPLE) return null;
  return { kind: 'few', classKey: least.classKey, people: least.people };
}

/** The name under which a notice is waved away. */
export function noticeKey(notice: Notice): string {
  if (notice.kind === 'who') return `who ${notice.classKey}`;
  if (notice.kind === 'few') return `few ${notice.classKey}`;
  return notice.kind === 'trouble' ? `trouble ${notice.trouble}` : notice.kind;
}
