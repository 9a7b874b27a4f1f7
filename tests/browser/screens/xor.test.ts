import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import XorLesson from '#screens/explain/xor/XorLesson.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { get } from './on-page.ts';
import { key, nonsense, PlaygroundWorld, press, settle, slide } from './playground-world.svelte.ts';
import { xorEn as text } from '#screens/explain/xor/words-en.ts';

let world: PlaygroundWorld;

function open(search = ''): void {
  world = new PlaygroundWorld(XorLesson, `?screen=explain&lesson=xor${search}`);
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => world.close());

/** A finger on the plane; −1..1, right and up. */
async function tap(x: number, y: number): Promise<void> {
  const { left, top, width, height } = get('xor-plane').getBoundingClientRect();
  const [clientX, clientY] = [left + ((x + 1) / 2) * width, top + ((1 - y) / 2) * height];
  get('xor-plane').dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
  await settle();
}

/** Kinds of the dots on the plane, in order. */
const dots = () => [...get('xor-plane').querySelectorAll<SVGElement>('[data-dot]')].map((dot) => dot.dataset.dot);
const state = () => get('xor-state').dataset;

/** Waits until training got somewhere; how long that takes is the machine's affair. */
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !done(); i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settle();
  }
}

async function choose(label: string, value: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

describe('dots', () => {
  test('are put by touch, taken away by touch, and both undone', async () => {
    open();
    await press('xor-clear');
    expect(document.body.textContent).toContain(text.empty);
    await tap(-0.5, 0.5);
    await press('xor-kind-0');
    await tap(0.5, -0.5);
    expect(dots()).toEqual(['1', '0']);
    await tap(-0.5, 0.52);
    expect(dots()).toEqual(['0']);
    await press('xor-undo');
    expect(dots()).toEqual(['1', '0']);
    for (let i = 0; i < 3; i++) await press('xor-undo');
    expect(dots()).toEqual(['0', '1', '1', '0']);
    expect(get('xor-undo')).toHaveProperty('disabled', true);
  });

  test('are put, taken away and undone by keys', async () => {
    open();
    await press('xor-clear');
    const plane = get('xor-plane');
    for (let i = 0; i < 4; i++) await key(plane, 'ArrowRight');
    await key(plane, '1');
    for (let i = 0; i < 8; i++) await key(plane, 'ArrowLeft');
    await key(plane, 'ArrowDown', { shiftKey: true });
    await key(plane, '2');
    expect(dots()).toEqual(['1', '0']);
    expect(get('xor-cursor').textContent).toBe(text.cursor(-0.4, -1 / 30, 0));
    await key(plane, 'Delete');
    expect(dots()).toEqual(['1']);
    await key(plane, 'z', { ctrlKey: true });
    expect(dots()).toEqual(['1', '0']);
    await key(plane, '1');
    expect(dots()).toEqual(['1', '1']);
  });

  test('come in sets, and the address opens the same dots', async () => {
    open();
    await choose(text.presetLabel, 'moons');
    expect(dots()).toHaveLength(22);
    const { search } = new URL(world.lab.link.address);
    world.close();
    open(search.slice(search.indexOf('&lesson=xor') + 11));
    expect(dots()).toHaveLength(22);
  });

  test('of a broken address are the usual four', () => {
    open('&dots=!!&hidden=99&seed=NaN&rule=none&speed=-7');
    expect(dots()).toHaveLength(4);
    expect(get('xor-hidden').textContent).toBe('8');
    expect(nonsense()).toBeNull();
  });
});

describe('one layer', () => {
  test('does not give the answer away before anybody tried', async () => {
    open();
    expect(get('xor-state').textContent).toContain(text.ready);
    expect(get('xor-state').textContent).not.toContain(text.crossed);
    await press('xor-step');
    expect(get('xor-state').textContent).not.toContain(text.ready);
  });

  test('moves its line, never gets past 3 of 4, and says why', async () => {
    open();
    const lineOf = () => get('xor-line').getAttribute('d');
    const first = lineOf();
    for (let i = 0; i < 40; i++) {
      await press('xor-step');
      expect(Number(state().right)).toBeLessThanOrEqual(3);
    }
    expect(lineOf()).not.toBe(first);
    expect(state().best).toBe('3');
    expect(get('xor-state').textContent).toContain(text.crossed);
    await press('formula');
    expect(get('formula-shown').textContent).toContain(text.proofEnd);
  });

  test('parts the dots that a line can part', async () => {
    open('&speed=4');
    await choose(text.presetLabel, 'both');
    await press('xor-run');
    await until(() => state().state === 'learnt');
    expect([state().state, state().right]).toEqual(['learnt', '4']);
    expect(get('xor-run').dataset.state).toBe('still');
  });

  test('is told the most that any line can do, for whatever dots', async () => {
    open();
    await tap(0, 0);
    await press('xor-step');
    expect(get('xor-state').textContent).toContain(text.noLine(4, 5));
  });

  test('follows the slope no further', async () => {
    open('&rule=gradient&speed=4');
    await press('xor-run');
    await until(() => state().state === 'given up');
    expect(state().state).toBe('given up');
    expect(Number(state().best)).toBeLessThanOrEqual(3);
  });
});

describe('hidden neurons', () => {
  test('fold the plane: two of them get all 4, and the fold is shown', async () => {
    open('&speed=4');
    await press('xor-more');
    await press('xor-more');
    expect(get('xor-hidden').textContent).toBe('2');
    expect(get('xor-plane').querySelectorAll('[data-testid="xor-line"]').length).toBeGreaterThan(0);
    await press('xor-run');
    await until(() => state().state === 'learnt');
    expect([state().state, state().right]).toEqual(['learnt', '4']);
    expect(get('xor-plane').querySelectorAll('[data-wrong="true"]')).toHaveLength(0);
    expect(get('xor-fold').querySelectorAll('[data-dot]')).toHaveLength(4);
    expect(get('xor-loss').querySelector('polyline')!.getAttribute('points')!.split(' ').length).toBeGreaterThan(10);
  });

  test('fold under the finger: from the plane as it is to what the hidden layer sees', async () => {
    open('&hidden=2');
    const places = () =>
      [...get('xor-fold').querySelectorAll('[data-dot]')].map(
        (dot) => dot.getAttribute('transform')!.split(' scale')[0],
      );
    const onPlane = [...get('xor-plane').querySelectorAll('[data-dot]')].map(
      (dot) => dot.getAttribute('transform')!.split(' scale')[0],
    );
    const folded = places();
    expect(get('xor-fold').textContent).toContain(text.fold);
    await slide(text.folding, 0);
    expect(places()).toEqual(onPlane);
    expect(get('xor-fold').querySelector('.cut')).toBeNull();
    await slide(text.folding, 0.5);
    expect(places()).not.toEqual(onPlane);
    expect(places()).not.toEqual(folded);
    await slide(text.folding, 1);
    expect(places()).toEqual(folded);
  });

  test('that are stuck start again, and it says how often', async () => {
    open('&speed=4&hidden=1');
    await press('xor-run');
    await until(() => state().state === 'given up');
    expect(state().state).toBe('given up');
    expect(get('xor-restarts').textContent).toBe(text.restarts(10));
    expect(get('xor-state').textContent).toContain(text.givenUp);
  });

  test('reset begins with other weights', async () => {
    open('&hidden=3');
    const lines = () =>
      [...document.querySelectorAll('[data-testid="xor-line"]')].map((line) => line.getAttribute('d'));
    const before = lines();
    await press('xor-reset');
    expect(lines()).not.toEqual(before);
    expect(world.lab.link.get('seed')).toBe('3');
  });

  test('no end of any control says nonsense', async () => {
    open();
    for (const preset of ['xor', 'circle']) {
      await choose(text.presetLabel, preset);
      for (const hidden of [0, 8]) {
        while (Number(get('xor-hidden').textContent) !== hidden) await press(hidden === 0 ? 'xor-fewer' : 'xor-more');
        for (const speed of [0, 4]) {
          await slide(text.speed, speed);
          for (let i = 0; i < 3; i++) await press('xor-step');
          expect(nonsense()).toBeNull();
        }
      }
    }
    await press('xor-clear');
    expect(nonsense()).toBeNull();
    expect(get('xor-run')).toHaveProperty('disabled', true);
  });
});

test('the map is drawn from the network: each side has the colour and the texture of its kind', async () => {
  open();
  await choose(text.presetLabel, 'both');
  await slide(text.speed, 4);
  await press('xor-run');
  await until(() => state().state === 'learnt');
  const [colours, lines] = [...get('xor-plane').querySelectorAll('canvas')];
  const at = (x: number, y: number) => [...colours!.getContext('2d')!.getImageData(x, y, 1, 1).data];
  // The corner of the circle is right and up; a canvas counts down.
  expect(at(38, 9)[1]).toBeGreaterThan(at(38, 9)[0]!);
  expect(at(9, 38)[0]).toBeGreaterThan(at(9, 38)[1]!);
  const inked = (x: number, y: number) => {
    const { data } = lines!.getContext('2d')!.getImageData(x, y, 120, 120);
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  };
  expect(inked(20, 580)).toBeGreaterThan(300);
  expect(inked(580, 20)).toBe(0);
});

test('the timeline scrolls sideways and is reached by keys', () => {
  open();
  const rail = get('xor-timeline');
  expect(rail.tabIndex).toBe(0);
  expect(rail.scrollWidth).toBeGreaterThan(rail.clientWidth);
  expect(rail.querySelectorAll('li')).toHaveLength(10);
});
