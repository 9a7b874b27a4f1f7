import type { Spread } from '#core/race/curve.ts';
import type { Messages } from '#i18n/index.ts';
import { raceWords } from './words.ts';

/** Mean, worst and best draw in words. */
export function spreadWords(words: Messages, spread: Spread | null): string {
  const text = raceWords[words.code].chart;
  return spread
    ? text.span(words.percent(spread.mean), words.percent(spread.low), words.percent(spread.high))
    : text.none;
}
