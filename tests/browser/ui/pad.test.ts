import { mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import DrawingPad from '#ui/fields/DrawingPad.svelte';
import type { PadStroke } from '#ui/fields/pad-ink.ts';

const words = { pad: 'pad', keys: 'keys', down: 'down', up: 'up', undo: 'undo', clear: 'clear' };
let close: (() => void) | null = null;
afterEach(() => close?.());

/** A pad in the page, what was written on it, and pointers that touch it. */
function pad() {
  const place = document.createElement('div');
  place.style.width = '200px';
  document.body.append(place);
  let strokes: readonly PadStroke[] = [];
  const onchange = (all: readonly PadStroke[]) => void (strokes = all);
  const shown = mount(DrawingPad, { target: place, props: { words, strokes: [], onchange } });
  const paper = place.querySelector<HTMLElement>('[data-testid="pad"]')!;
  // Chromium captures real pointers only.
  paper.setPointerCapture = () => undefined;
  close = () => {
    void unmount(shown);
    place.remove();
    close = null;
  };
  const touch = (type: string, at: number, init: PointerEventInit) => {
    const box = paper.getBoundingClientRect();
    const [clientX, clientY] = [box.left + at, box.top + at];
    paper.dispatchEvent(
      new PointerEvent(type, { bubbles: true, cancelable: true, clientX, clientY, isPrimary: true, ...init }),
    );
  };
  const draw = (init: PointerEventInit, from = 20, to = 120) => {
    touch('pointerdown', from, init);
    for (let at = from; at <= to; at += 20) touch('pointermove', at, init);
  };
  return { touch, draw, strokes: () => strokes };
}

const finger = (pointerId: number): PointerEventInit => ({ pointerId, pointerType: 'touch' });

test('a finger that never ends keeps nobody from writing on; its stroke stays', () => {
  const { touch, draw, strokes } = pad();
  draw(finger(1));
  draw(finger(2), 40, 160);
  expect(strokes()).toHaveLength(1);
  touch('pointerup', 160, finger(2));
  expect(strokes().length).toBeGreaterThan(0);
  expect(strokes().at(-1)!.length).toBeGreaterThan(3);
});

test('the ball of the hand leaves no ink once the pen touches, and none while it writes', () => {
  const { touch, draw, strokes } = pad();
  draw(finger(1));
  const pen = { pointerId: 9, pointerType: 'pen' };
  draw(pen, 40, 160);
  expect(strokes()).toHaveLength(0);
  touch('pointerdown', 10, finger(2));
  touch('pointermove', 100, finger(2));
  touch('pointerup', 100, finger(2));
  expect(strokes()).toHaveLength(0);
  touch('pointerup', 160, pen);
  expect(strokes()).toHaveLength(1);
  expect(strokes()[0]![0]!.x).toBeGreaterThan(0.15);
});

test('a second finger beside the first writes nothing', () => {
  const { touch, draw, strokes } = pad();
  draw(finger(1));
  touch('pointerdown', 10, { ...finger(2), isPrimary: false });
  touch('pointerup', 10, { ...finger(2), isPrimary: false });
  touch('pointerup', 120, finger(1));
  expect(strokes()).toHaveLength(1);
});

test('a pen whose button is held writes', () => {
  const { touch, draw, strokes } = pad();
  const pen = { pointerId: 9, pointerType: 'pen', button: 2, buttons: 3 };
  draw(pen);
  touch('pointerup', 120, pen);
  expect(strokes()).toHaveLength(1);
});
