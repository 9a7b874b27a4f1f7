import { expect, test } from 'vitest';
import { askRules } from '#core/person/rule-speaker.ts';
import { DEFAULT_RULES, type Features, type RuleList } from '#core/person/rules.ts';

const top = { warm: 0, cool: 0, dark: 0, light: 0, grey: 0 };
const seen = (changes: Partial<Features> = {}): Features => ({
  top,
  topColour: [90, 90, 90],
  carried: {},
  height: 0.6,
  mouthCovered: 0.1,
  ...changes,
});

test('a warm top makes a mystery guest, anything else a friend', () => {
  expect(askRules(DEFAULT_RULES, seen({ top: { ...top, warm: 0.7 } }))).toMatchObject({
    key: 'guest',
    rule: 'warm-top',
  });
  expect(askRules(DEFAULT_RULES, seen({ top: { ...top, warm: 0.1 } }))).toMatchObject({ key: 'friend', rule: null });
});

test('nobody speaks when the top could not be measured', () => {
  expect(askRules(DEFAULT_RULES, seen({ top: null }))).toBeNull();
});

test('strength grows with the measured value and is one half at the threshold', () => {
  const strengths = [0.3, 0.5, 0.8, 1].map(
    (warm) => askRules(DEFAULT_RULES, seen({ top: { ...top, warm } }))?.strength,
  );
  expect(strengths[0]).toBe(0.5);
  expect(strengths.at(-1)).toBe(1);
  expect(strengths).toEqual([...strengths].sort());
});

test('the first rule that holds speaks', () => {
  const list: RuleList = {
    rules: [
      { id: 'bag', when: { measure: 'carries', thing: 'backpack' }, label: 'guest' },
      { id: 'tall', when: { measure: 'height', atLeast: 0.5 }, label: 'friend' },
    ],
    otherwise: 'guest',
  };
  expect(askRules(list, seen({ carried: { backpack: 0.8 } }))).toEqual({ key: 'guest', strength: 0.9, rule: 'bag' });
  expect(askRules(list, seen())?.rule).toBe('tall');
  expect(askRules(list, seen({ height: 0.2 }))).toEqual({ key: 'guest', strength: 0.8, rule: null });
});
