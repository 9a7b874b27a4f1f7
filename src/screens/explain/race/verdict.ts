import type { Messages } from '#i18n/index.ts';
import type { RaceState } from './race-state.svelte.ts';
import { raceWords } from './words.ts';

/** What the race has come to, in one or two sentences. */
export function verdictOf(words: Messages, raceState: RaceState, recognitionReady: boolean): string {
  const text = raceWords[words.code].verdict;
  const { phase, curve, crossing, ruleSpread } = raceState;
  if (phase.name === 'failed') return text.failed;
  if (phase.name === 'looking') return text.looking(phase.done, phase.of);
  if (!raceState.field) return text.measuring;
  if (!raceState.draws || !ruleSpread) return raceState.field.runners.length === 0 ? text.nobody : text.tooFew;
  const last = curve.at(-1);
  if (phase.name === 'racing') return text.racing(last?.shots ?? 1);
  const rules = words.percent(ruleSpread.mean);
  if (!last || !crossing) return recognitionReady ? text.ready(rules) : text.loading;
  if (!raceState.over) return text.stopped;
  const head = words.percent(last.mean);
  switch (crossing.kind) {
    case 'from':
      return text.from(crossing.shots, rules, head);
    case 'always':
      return text.always(rules, head);
    case 'never':
      return text.never(last.shots, rules, head);
    case 'level':
      return text.level(rules);
    default:
      return crossing satisfies never;
  }
}
