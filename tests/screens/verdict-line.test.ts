import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import type { Features } from '#core/person/rules.ts';
import { en } from '#i18n/en.ts';
import { verdictLine } from '#screens/live/person/verdict-line.ts';
import { person } from '../hud/people.ts';

const FEATURES: Features = {
  top: { warm: 0, cool: 0, dark: 1, light: 0, grey: 0 },
  topColour: [20, 20, 20],
  carried: {},
  height: 0.5,
  mouthCovered: null,
};

/** The card's sentence about somebody in a dark top. */
function said(now: 'rules' | 'head', label: Parameters<typeof person>[2]): string {
  const app = {
    language: { words: en },
    rules: { list: DEFAULT_RULES },
    speaker: { now, example: false },
    history: { dataset: { classes: [] } },
  };
  const world = app as unknown as Parameters<typeof verdictLine>[0];
  return verdictLine(world, person(1, { x: 0, y: 0, width: 0.2, height: 0.5 }, { features: FEATURES, ...label }));
}

test('the rules say which of them decided', () => {
  expect(said('rules', {})).toBe(en.card.otherwise);
});

test('somebody the head has not been asked about has no verdict, and none of the rules either', () => {
  expect(said('head', { label: null })).toBe(en.card.unmeasured);
});

test('a label of the rules that still stands keeps their reason', () => {
  expect(said('head', {})).toBe(en.card.otherwise);
});
