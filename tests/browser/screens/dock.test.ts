import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '#i18n/en.ts';
import { LANGUAGES } from '#i18n/index.ts';
import { found, get, press } from './on-page.ts';
import { LEFT, openLive, RIGHT } from './live-page.ts';
import type { TeachingWorld } from './teaching-world.svelte.ts';

let world: TeachingWorld;
let close: () => Promise<void>;

beforeEach(async () => ({ world, close } = await openLive()));
afterEach(() => close());

function finger(type: 'pointerdown' | 'pointerup', pointerId = 1): void {
  get('capture').dispatchEvent(
    new PointerEvent(type, { bubbles: true, button: 0, pointerId, isPrimary: pointerId === 1 }),
  );
}

const notice = () => document.querySelector<HTMLElement>('[data-notice]')?.dataset.notice;

describe('the class chips', () => {
  test('stand in class order with their counts, and a press chooses what is taught next', () => {
    world.teach('guest', 3);
    flushSync();
    expect(get('teach-label-1').textContent).toContain('FRIEND');
    expect(get('teach-label-2').textContent).toMatch(/MYSTERY GUEST\s*3/);
    expect(get('teach-label-1').getAttribute('aria-pressed')).toBe('true');
    press('teach-label-2');
    expect(world.history.chosen).toBe('guest');
    expect(get('teach-label-2').getAttribute('aria-pressed')).toBe('true');
  });

  test('a class is added by name, chosen at once, and a long name is cut, not the row', async () => {
    press('add-class');
    const input = document.querySelector<HTMLInputElement>('#class-name')!;
    input.value = 'People in enormous helmets';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    input.form!.requestSubmit();
    flushSync();
    await tick();
    const chip = get('teach-label-3');
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    expect(chip.getBoundingClientRect().width).toBeLessThan(260);
    const word = chip.querySelector('.word')!;
    expect(word.scrollWidth).toBeGreaterThan(word.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  test('no more than eight', () => {
    for (let i = 0; i < 6; i++) world.history.addClass(`class ${i}`);
    flushSync();
    expect(found('teach-label-8')).not.toBeNull();
    expect(found('add-class')).toBeNull();
  });
});

describe('the main key', () => {
  test('one click of a script or a keyboard is one burst', () => {
    press('capture');
    expect(world.capture.asked).toEqual(['burst']);
  });

  test('a finger holds, lets go, and its click is no second press', () => {
    finger('pointerdown');
    finger('pointerup');
    get('capture').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(world.capture.asked).toEqual(['hold', 'release']);
  });

  test('a second finger on it neither presses again nor lets go', () => {
    finger('pointerdown');
    finger('pointerdown', 2);
    finger('pointerup', 2);
    expect(world.capture.asked).toEqual(['hold']);
    finger('pointerup');
    expect(world.capture.asked).toEqual(['hold', 'release']);
  });

  test('shows the count while pictures are taken', () => {
    world.capture.state = { phase: 'capturing', track: 1, classKey: 'friend', taken: 5, of: 8 };
    flushSync();
    expect(get('capture').textContent).toContain('5');
  });

  test('stays under the thumb: the same place in every language and state', async () => {
    const place = () => Math.round(get('capture').getBoundingClientRect().top);
    const before = place();
    for (const code of LANGUAGES) {
      await world.language.choose(code, code !== 'en');
      flushSync();
      expect(Math.abs(place() - before)).toBeLessThanOrEqual(2);
    }
    world.teach('friend', 8);
    flushSync();
    expect(Math.abs(place() - before)).toBeLessThanOrEqual(2);
  });
});

describe('what is said', () => {
  test('before the first capture what it makes; then one question; then nothing', () => {
    expect(notice()).toBe('privacy');
    world.teach('friend', 8);
    flushSync();
    expect(notice()).toBe('keep');
    press('only-now');
    expect(world.keeper.consent).toBe('memory');
    expect(notice()).toBe('none');
  });

  test('the question covers no key', () => {
    world.teach('friend', 8);
    flushSync();
    const top = (id: string) => get(id).getBoundingClientRect().top;
    const bottom = get('keep').getBoundingClientRect().bottom;
    for (const id of ['capture', 'undo', 'teach-label-1', 'open-file']) {
      expect(top(id)).toBeGreaterThanOrEqual(bottom);
    }
  });

  test('two people and nobody selected: tap a person first', () => {
    world.capture.state = { phase: 'nobody' };
    flushSync();
    expect(notice()).toBe('nobody');
    world.live.select(1);
    flushSync();
    expect(notice()).toBe('privacy');
  });
});

test('undo works when there is something to undo', () => {
  expect(get('undo')).toHaveProperty('disabled', true);
  world.teach('friend', 8);
  flushSync();
  press('undo');
  expect(world.history.dataset.samples).toEqual([]);
});

test('train is there once something was taught', () => {
  expect(found('train')).toBeNull();
  world.teach('friend', 8);
  flushSync();
  press('train');
  expect(world.trainer.trained).toBe(1);
  world.trainer.state = { phase: 'training', epoch: 2, epochs: 60, losses: [1, 0.5], heldOut: [null, 0.5] };
  flushSync();
  expect(get('train').dataset.state).toBe('training');
  expect(get('train').querySelector('polyline')?.getAttribute('points')).toBe('0,1 36,8');
});

test('forget is offered for a selected person with samples, and takes them all', () => {
  world.teach('friend', 8);
  world.teach('guest', 4, 'visit-p2');
  world.live.select(2);
  flushSync();
  press('forget');
  expect(world.history.dataset.samples.map((sample) => sample.person)).not.toContain('visit-p2');
  expect(world.history.dataset.samples).toHaveLength(8);
  expect(found('forget')).toBeNull();
});

test('the list still selects, and a card opens with who decides', () => {
  get('targets').querySelector('li')!.click();
  flushSync();
  expect(world.live.selected).toBe(1);
  expect(document.querySelector(`section[aria-label="${en.card.title}"]`)).not.toBeNull();
});

test.each([
  ['a phone', 390, 844, 'demo'],
  ['a phone on its side', 844, 390, 'demo'],
  ['a large screen', 1280, 800, 'demo'],
  // A camera has the most keys.
  ['a large screen', 1280, 800, 'camera'],
  ["a laptop's window", 1366, 657, 'camera'],
] as const)(
  'on %s (%i × %i, %s) nothing lies over anything else, and everything is 44 px to a finger',
  async (...shown) => {
    const [, width, height, source] = shown;
    await page.viewport(width, height);
    world.show([LEFT, RIGHT], source);
    if (source === 'camera') {
      world.live.camera.torch = { available: true, on: false };
      world.live.select(1);
    }
    world.teach('friend', 8);
    world.keeper.consent = 'memory';
    flushSync();
    await tick();
    const keys = [...document.querySelectorAll<HTMLElement>('.chrome button, .chrome label')].filter(
      (key) => !key.closest('ul, .chips'),
    );
    const boxes = keys.map((key) => ({ key, box: key.getBoundingClientRect() }));
    for (const { key, box } of boxes) {
      expect(Math.min(box.width, box.height), key.outerHTML).toBeGreaterThanOrEqual(43.5);
      expect(box.right, key.outerHTML).toBeLessThanOrEqual(width);
      expect(box.bottom, key.outerHTML).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        if (other.key === key) continue;
        const apart =
          box.right <= other.box.left + 1 ||
          other.box.right <= box.left + 1 ||
          box.bottom <= other.box.top + 1 ||
          other.box.bottom <= box.top + 1;
        expect(apart, `${key.outerHTML} and ${other.key.outerHTML}`).toBe(true);
      }
    }
  },
);
