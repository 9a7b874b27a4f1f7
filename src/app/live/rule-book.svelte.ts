import { nextNumber } from '#core/next-number.ts';
import { DEFAULT_RULES, type Rule, type RuleList } from '#core/person/rules.ts';
import type { SettingsStore } from '#storage/settings.ts';

const STEPS = 50;

/** The rules under edit: every change is saved, speaks at once, and can be undone. */
export class RuleBook {
  list: RuleList = $state.raw(DEFAULT_RULES);
  readonly canUndo: boolean = $derived.by(() => this.#before.length > 0);
  #before: readonly RuleList[] = $state.raw([]);
  readonly #settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly #tell: (rules: RuleList) => void;

  /** `tell` hands new rules to the recognition. */
  constructor(settings: Pick<SettingsStore, 'current' | 'update'>, tell: (rules: RuleList) => void) {
    this.#settings = settings;
    this.#tell = tell;
    this.list = settings.current.rules;
  }

  /** A new rule at the top, where it is heard first. */
  add(): void {
    const ids = this.list.rules.map(({ id }) => id);
    const id = `rule-${nextNumber('rule-', ids)}`;
    const rule: Rule = { id, when: { measure: 'top', colour: 'cool', atLeast: 0.3 }, label: 'guest' };
    this.#change({ ...this.list, rules: [rule, ...this.list.rules] });
  }

  replace(rule: Rule): void {
    this.#change({ ...this.list, rules: this.list.rules.map((old) => (old.id === rule.id ? rule : old)) });
  }

  remove(id: string): void {
    this.#change({ ...this.list, rules: this.list.rules.filter((rule) => rule.id !== id) });
  }

  /** Up (-1) or down (1) by one place; nothing happens at the ends. */
  move(id: string, by: -1 | 1): void {
    const rules = [...this.list.rules];
    const from = rules.findIndex((rule) => rule.id === id);
    const other = rules[from + by];
    const own = rules[from];
    if (!own || !other) return;
    rules[from] = other;
    rules[from + by] = own;
    this.#change({ ...this.list, rules });
  }

  setOtherwise(label: string): void {
    this.#change({ ...this.list, otherwise: label });
  }

  reset(): void {
    this.#change(DEFAULT_RULES);
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#speak(last);
  }

  #change(list: RuleList): void {
    this.#before = [...this.#before, this.list].slice(-STEPS);
    this.#speak(list);
  }

  #speak(list: RuleList): void {
    this.list = list;
    this.#settings.update({ rules: list });
    this.#tell(list);
  }
}
