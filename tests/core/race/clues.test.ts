import { describe, expect, test } from 'vitest';
import { CLUES, MOST_RULES, measuredClues, ruleListOf, rulesFromText, rulesToText } from '#core/race/clues.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { Features } from '#core/person/rules.ts';

const nobody: Features = {
  top: { warm: 0, cool: 0, dark: 0, light: 0, grey: 0 },
  topColour: null,
  carried: {},
  height: 0.7,
  mouthCovered: 0,
};

describe('rules in an address', () => {
  test('come back as they were', () => {
    const rules = CLUES.map((clue, index) => ({ clue, team: index % 2 }));
    const list = { rules, otherwise: 1 };
    expect(rulesFromText(rulesToText(list))).toEqual(list);
    expect(rulesFromText('-2')).toEqual({ rules: [], otherwise: 1 });
    expect(rulesFromText('m1b1-2')?.rules).toEqual([
      { clue: 'mouth', team: 0 },
      { clue: 'bag', team: 0 },
    ]);
  });

  test.each(['', 'm1', '-', '-0', '-9', 'x1-2', 'm9-1', 'm1 -2', 'NaN', '<b>', `${'m1'.repeat(MOST_RULES + 1)}-1`])(
    '%j is nothing, never a crash',
    (text) => {
      expect(rulesFromText(text)).toBeNull();
    },
  );
});

describe('a clue', () => {
  test.each([
    ['mouth', { mouthCovered: 1 }],
    ['bag', { carried: { handbag: 1 } }],
    ['near', { height: 0.85 }],
    ['warm', { top: { ...nobody.top!, warm: 0.6 } }],
    ['grey', { top: { ...nobody.top!, grey: 0.6 } }],
  ] as const)('%s speaks for who shows it and for nobody else', (clue, shown) => {
    const list = ruleListOf({ rules: [{ clue, team: 0 }], otherwise: 1 }, ['a', 'b']);
    expect(askRules(list, { ...nobody, ...shown })?.key).toBe('a');
    expect(askRules(list, nobody)?.key).toBe('b');
  });

  test('the first that holds speaks; a class that is gone is the last one', () => {
    const list = ruleListOf(
      {
        rules: [
          { clue: 'mouth', team: 6 },
          { clue: 'bag', team: 0 },
        ],
        otherwise: 0,
      },
      ['a', 'b'],
    );
    expect(askRules(list, { ...nobody, mouthCovered: 1, carried: { handbag: 1 } })?.key).toBe('b');
  });

  test('that nobody could be measured by is not offered', () => {
    expect(measuredClues([nobody], false)).toEqual([...CLUES]);
    expect(measuredClues([nobody], true)).toEqual(['warm', 'cool', 'dark', 'light', 'grey']);
    expect(measuredClues([{ ...nobody, top: null }], true)).toEqual([]);
  });
});
