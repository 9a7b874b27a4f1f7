import type { Rule } from '#core/person/rules.ts';
import type { ClassLook } from '#hud/text.ts';
import { isChinese, type Messages } from '#i18n/index.ts';

/** A rule as one sentence. */
export function ruleSentence(rule: Rule, words: Messages, looks: ReadonlyMap<string, Pick<ClassLook, 'word'>>): string {
  const label = looks.get(rule.label)?.word ?? words.unknown;
  return isChinese(words.code)
    ? `如果${conditionOf(rule, words)}，就是${label}`
    : `if ${conditionOf(rule, words)}: ${label}`;
}

function conditionOf({ when }: Rule, words: Messages): string {
  const gap = isChinese(words.code) ? '' : ' ';
  const { rules, colours, things, percent } = words;
  switch (when.measure) {
    case 'top':
      return [rules.topOf, colours[when.colour], rules.fills, percent(when.atLeast)].join(gap);
    case 'carries':
      return [rules.carries, things[when.thing]].join(gap);
    case 'height':
      return [rules.height, percent(when.atLeast)].join(gap);
    case 'mouthCovered':
      return [rules.mouth, percent(when.atLeast)].join(gap);
    default:
      return when satisfies never;
  }
}
