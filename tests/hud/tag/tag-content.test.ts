import { describe, expect, test } from 'vitest';
import { SHAPES } from '#hud/text.ts';
import { tagContent } from '#hud/tag/tag-content.ts';
import { traceShape } from '#hud/shapes.ts';
import { LOOKS, TEXT, person } from '../people.ts';

const box = { x: 0.4, y: 0.3, width: 0.1, height: 0.4 };

test('a tag says word, shape, per cent, who speaks and since when', () => {
  const one = person(1, box, { bornAt: 0, seenAt: 12_900 });
  expect(tagContent(one, LOOKS, TEXT, false, false)).toMatchObject({
    known: true,
    word: 'FRIEND',
    shape: 'circle',
    percent: '93%',
    details: ['by rules · 12 s'],
  });
});

test('seconds count what the camera saw, not the time since it lost the person', () => {
  const lost = person(1, box, { bornAt: 0, seenAt: 3000, label: { key: 'guest', confidence: 0.5, by: 'head' } });
  expect(tagContent(lost, LOOKS, TEXT, false, false).details).toEqual(['learned · 3 s']);
});

test('what the head only guesses is asked, what rules measure never', () => {
  const wordOf = (confidence: number, by: 'head' | 'rules') =>
    tagContent(person(1, box, { label: { key: 'friend', confidence, by } }), LOOKS, TEXT, false, false).word;
  expect([wordOf(0.45, 'head'), wordOf(0.8, 'head'), wordOf(0.45, 'rules')]).toEqual(['FRIEND?', 'FRIEND', 'FRIEND']);
});

test('nobody was followed in a photo', () => {
  expect(tagContent(person(1, box), LOOKS, TEXT, false, true).details).toEqual(['by rules']);
});

describe.each([
  ['without a label', null],
  ['whom nobody knows', { key: 'unknown', confidence: 0.8, by: 'head' as const }],
  ['of a class that was deleted', { key: 'gone', confidence: 0.8, by: 'head' as const }],
])('somebody %s', (_name, label) => {
  test('is unknown, without per cent', () => {
    const content = tagContent(person(1, box, { label }), LOOKS, TEXT, false, false);
    expect(content).toMatchObject({ known: false, shape: null, percent: null, share: null, word: 'UNIDENTIFIED' });
  });
});

test('carried things are named once each, at most two', () => {
  const carried = (['backpack', 'backpack', 'cup', 'book'] as const).map((kind) => ({ kind, box, score: 0.6 }));
  const { details } = tagContent(person(1, box, { carried }), LOOKS, TEXT, false, false);
  expect(details[1]).toBe('+ backpack, cup');
});

test('the eight shapes have eight different outlines', () => {
  const outlines = SHAPES.map((shape) => {
    const steps: string[] = [];
    const record = new Proxy(
      {},
      {
        get:
          (_, step) =>
          (...values: number[]) =>
            steps.push(`${String(step)} ${values.join()}`),
      },
    );
    traceShape(record as CanvasPath, shape, 0, 0, 6);
    return steps.join('\n');
  });
  expect(new Set(outlines).size).toBe(8);
});
