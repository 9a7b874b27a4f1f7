import type { WeakestPoint } from '#core/head/exam/exam-report.ts';
import type { Messages } from '#i18n/index.ts';

/** What to mend first, in one sentence. */
export function weakestSentence(point: WeakestPoint, words: Messages, wordOf: (key: string) => string): string {
  const text = words.teach.exam;
  switch (point.kind) {
    case 'too-little':
      return text.tooLittle;
    case 'few-people':
      return text.fewPeople(wordOf(point.classKey), point.people);
    case 'one-background':
      return text.oneBackground(wordOf(point.classKey));
    case 'confused':
      return text.confused(wordOf(point.classKey), wordOf(point.with), words.percent(point.share));
    case 'fine':
      return text.fine;
    default:
      return point satisfies never;
  }
}
