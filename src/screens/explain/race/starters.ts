import type { Clue, ClueRules } from '#core/race/clues.ts';
import type { Task } from '#core/race/tasks.ts';

/** Lists of rules to begin with: none; the best single one; one for everything that strikes the eye. */
export type Starter = 'none' | 'one' | 'more';

const BEST: Readonly<Record<Task, Clue>> = { leaders: 'near', vests: 'bag', signs: 'mouth', masks: 'mouth' };
const STRIKING: readonly Clue[] = ['mouth', 'bag', 'near'];

const first = (clues: readonly Clue[]): ClueRules => ({
  rules: clues.map((clue) => ({ clue, team: 0 })),
  otherwise: 1,
});

/** Of a picture that somebody taught nothing but colours is measured. */
export const STARTERS: Readonly<Record<Starter, (task: Task, source: 'figures' | 'own') => ClueRules>> = {
  none: () => first([]),
  one: (task, source) => first(source === 'own' ? ['warm'] : [BEST[task]]),
  more: (_task, source) => (source === 'own' ? first(['warm', 'light']) : first(STRIKING)),
};
