import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { en } from '#i18n/en.ts';
import { get, press } from './on-page.ts';
import { LEFT, RIGHT, openLive } from './live-page.ts';
import { headOf, type TeachingWorld } from './teaching-world.svelte.ts';

let world: TeachingWorld;
let close: () => Promise<void>;

beforeEach(async () => ({ world, close } = await openLive()));
afterEach(() => close());

describe('who speaks', () => {
  const speaks = () => document.querySelector('[data-speaks]')?.textContent;

  test('is said at the top, in all its forms', () => {
    expect(speaks()).toBe(en.live.speaker.rules);
    world.speaker.now = 'head';
    flushSync();
    expect(speaks()).toBe(en.dock.learnedNothing);
    world.speaker.head = headOf({ friend: 12, guest: 9 });
    flushSync();
    expect(speaks()).toBe('2 classes · 21 samples');
    world.speaker.example = true;
    flushSync();
    expect(speaks()).toBe(en.dock.example);
  });

  test('is switched beside the rules', () => {
    press('more');
    [...document.querySelectorAll('dialog button')]
      .find((key) => key.getAttribute('aria-label') === en.live.rules)!
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    flushSync();
    press('speaker-head');
    expect(world.speaker.now).toBe('head');
    expect(get('speaker-head').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('why', () => {
  const answer = {
    ...{ classKey: 'friend', box: LEFT.box, columns: 1, rows: 1, importance: new Float32Array(1) },
    ...{ important: [0], elsewhere: [0], whole: 0.93, withoutImportant: 0.41, withoutElsewhere: 0.9 },
  };

  beforeEach(() => {
    const said = {
      ...{ classKeys: ['friend', 'guest'], logits: new Float64Array(2), novelty: 0.2, threshold: 0.5 },
      probabilities: new Float64Array([0.93, 0.07]),
    };
    const learned = { key: 'friend', confidence: 0.93, by: 'head' } as const;
    world.speaker.now = 'head';
    world.speaker.head = headOf({ friend: 12, guest: 9 });
    world.show([{ ...LEFT, label: learned, answer: { ...said, key: 'friend', confidence: 0.93 } }, RIGHT]);
    world.live.select(1);
    flushSync();
  });

  test('a card that stands still names the classes of the head that was asked, not those of a newer one', () => {
    press('card-details');
    const chances = () => document.querySelector('.card')!.textContent;
    expect(chances()).toMatch(/friend\s*93%/i);
    world.speaker.head = headOf({ guest: 9, friend: 12, pilot: 4 });
    flushSync();
    expect(chances()).toMatch(/friend\s*93%/i);
    expect(chances()).not.toMatch(/guest\s*93%/i);
  });

  test('is asked from the card, shows its own test, and closes again', () => {
    press('why');
    expect(world.occlusion.state).toMatchObject({ phase: 'working', track: 1 });
    world.occlusion.state = { phase: 'done', track: 1, answer: { ...answer, holds: true } };
    flushSync();
    const card = document.querySelector('.card')!;
    expect(card.textContent).toMatch(/Hide what it looked at\s*93% → 41%/);
    expect(card.textContent).toMatch(/Hide as much elsewhere\s*93% → 90%/);
    expect(card.textContent).toContain(en.dock.whyHolds);
    press('why');
    expect(world.occlusion.state.phase).toBe('idle');
  });

  test('says so when the parts do not explain it, and when the person was gone', () => {
    world.occlusion.state = { phase: 'done', track: 1, answer: { ...answer, holds: false } };
    flushSync();
    expect(document.querySelector('.card')!.textContent).toContain(en.dock.whyFails);
    world.occlusion.state = { phase: 'failed', track: 1 };
    flushSync();
    expect(document.querySelector('.card')!.textContent).toContain(en.dock.whyFailed);
    press('why');
    expect(world.occlusion.state.phase).toBe('working');
  });

  test('the details give every class its chance and say how new the person looks', () => {
    press('card-details');
    const text = document.querySelector('.details')!.textContent ?? '';
    expect(text).toMatch(/FRIEND\s*93%/);
    expect(text).toMatch(/MYSTERY GUEST\s*7%/);
    expect(text).toContain(en.dock.noveltyWords.near);
  });
});
