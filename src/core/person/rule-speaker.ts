import type { Condition, Features, RuleList } from './rules.ts';

/** What the rules say of one look. */
export interface RuleVerdict {
  readonly key: string;
  /** How clearly it holds, 0.5 (just) .. 1 (fully), from the measured value and its threshold. */
  readonly strength: number;
  /** Id of the rule that spoke; null for "otherwise". */
  readonly rule: string | null;
}

/**
 * The first rule that holds speaks, else the "otherwise" label. null when a rule that comes first could not be
 * measured: then nobody knows, and guessing would be a claim.
 */
export function askRules(list: RuleList, features: Features): RuleVerdict | null {
  let clearest = 1;
  for (const rule of list.rules) {
    const degree = degreeOf(rule.when, features);
    if (degree === null) return null;
    if (degree >= 0.5) return { key: rule.label, strength: degree, rule: rule.id };
    clearest = Math.min(clearest, 1 - degree);
  }
  return { key: list.otherwise, strength: clearest, rule: null };
}

/** 0..1, at least 0.5 where the condition holds; null where it could not be measured. */
function degreeOf(condition: Condition, features: Features): number | null {
  switch (condition.measure) {
    case 'top':
      return features.top && above(features.top[condition.colour], condition.atLeast);
    case 'carries':
      return features.carried[condition.thing] === undefined ? 0 : 0.5 + 0.5 * features.carried[condition.thing]!;
    case 'height':
      return above(Math.min(1, features.height), condition.atLeast);
    case 'mouthCovered':
      return features.mouthCovered === null ? null : above(features.mouthCovered, condition.atLeast);
    default:
      return condition satisfies never;
  }
}

/** 0.5 at the threshold, 1 at a measured value of 1, 0 at 0. */
function above(value: number, threshold: number): number {
  if (value >= threshold) return threshold >= 1 ? 1 : 0.5 + (0.5 * (value - threshold)) / (1 - threshold);
  return (0.5 * value) / threshold;
}
