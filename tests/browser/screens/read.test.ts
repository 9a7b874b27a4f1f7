import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { App } from '#app/app.svelte.ts';
import { CharacterShelf } from '#app/lab/character-shelf.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import type { Stroke } from '#core/characters/strokes.ts';
import ReadLesson from '#screens/explain/read/ReadLesson.svelte';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';
import { createStrokeStore } from '#storage/models/stroke-store.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { paperWords } from '#screens/explain/kit/paper-words.ts';
import { readEn as text } from '#screens/explain/read/words-en.ts';
import { found, get } from './on-page.ts';

let view: object;
let link: LessonLink;
let shelf: CharacterShelf;
let camera: { kind: string; facing: string; element: HTMLCanvasElement; width: number; height: number } | null;

/** The lesson with the shipped strokes; its camera sees the canvas that a test gives it. */
async function open(settings: Record<string, string> = {}): Promise<void> {
  const stored = { current: DEFAULT_SETTINGS, update: () => true };
  link = new LessonLink({ lesson: 'read', pack: null, settings }, 'https://visor.test/');
  shelf = new CharacterShelf(
    createStrokeStore({ caches: undefined, fetch: fetch.bind(window), base: `${location.origin}/` }),
  );
  const live = {
    source: camera,
    failure: null,
    open: () => Promise.resolve(),
    stop: () => undefined,
    camera: { lenses: [], torch: { available: false, on: false } },
  };
  const app = { language: new Language(stored, 'en', 'en'), lab: { link, characters: shelf }, live } as unknown as App;
  view = mount(ReadLesson, { target: document.body, props: { app } });
  await shelf.open();
  await settle();
}

beforeEach(async () => {
  camera = null;
  await page.viewport(390, 844);
});
afterEach(() => unmount(view));

async function settle(): Promise<void> {
  flushSync();
  await tick();
}

async function press(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

async function type(words: string): Promise<void> {
  const field = get('read-field') as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  await press(get('read-add'));
}

async function learnt(): Promise<void> {
  await expect.poll(() => found('read-figures'), { timeout: 100_000 }).not.toBeNull();
  await settle();
}

async function draw(strokes: readonly Stroke[]): Promise<void> {
  const pad = get('read-pad');
  // Real pointers are captured; a made one has nothing to capture.
  pad.setPointerCapture = () => undefined;
  const box = pad.getBoundingClientRect();
  const send = (type: string, { x, y }: { x: number; y: number }) =>
    pad.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, cancelable: true, pointerId: 7, button: 0 },
        ...{ clientX: box.left + x * box.width, clientY: box.top + y * box.height },
      }),
    );
  for (const stroke of strokes) {
    send('pointerdown', stroke[0]!);
    for (const point of stroke.slice(1)) send('pointermove', point);
    send('pointerup', stroke.at(-1)!);
    await settle();
  }
}

const line = (...numbers: number[]): Stroke =>
  Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]!, y: numbers[2 * i + 1]! }));

/** Written by hand for this test, not after the strokes of the file. */
const MOUTH = [
  line(0.2, 0.25, 0.24, 0.5, 0.26, 0.8),
  line(0.2, 0.27, 0.5, 0.25, 0.8, 0.22, 0.77, 0.5, 0.73, 0.77),
  line(0.26, 0.76, 0.5, 0.75, 0.74, 0.72),
];
const BIG = [
  line(0.2, 0.37, 0.5, 0.34, 0.83, 0.32),
  line(0.52, 0.1, 0.5, 0.4, 0.4, 0.66, 0.15, 0.92),
  line(0.52, 0.38, 0.64, 0.62, 0.9, 0.9),
];

describe('picking', () => {
  test('taps add and take away, two must stay, the set is in the link', async () => {
    await open({ set: '国大' });
    await press([...document.querySelectorAll<HTMLElement>('.tile')].find((one) => one.textContent === '口')!);
    await expect.poll(() => link.get('set')).toBe('国大口');
    const picked = () => [...document.querySelectorAll<HTMLElement>('.tile[aria-pressed="true"]')];
    await settle();
    await press(picked()[0]!);
    await press(picked()[0]!);
    expect(picked().map((one) => one.textContent)).toEqual(['大', '口']);
    await press(picked()[0]!);
    expect(get('read-news').textContent).toBe(text.pick.refusals.few('大'));
    expect(link.get('set')).toBe('大口');
  });

  test('any of the nine thousand can be typed; what has no strokes is refused with a sentence', async () => {
    await open({ set: '国大' });
    await type('猫x');
    await expect.poll(() => link.get('set')).toBe('国大猫');
    await expect.poll(() => get('read-news').textContent).toBe(text.pick.refusals.unknown('x'));
  });

  test('an address with nonsense opens the usual set', async () => {
    await open({ set: '%%<b>1' });
    expect(document.querySelectorAll('.tile[aria-pressed="true"]')).toHaveLength(5);
  });
});

test('three characters are learnt, a drawing is read, corrected, undone; a sheet before the camera and on a photo is read', async () => {
  camera = { kind: 'camera', facing: 'environment', element: sheetPhoto([BIG]), width: 640, height: 480 };
  await open({ set: '国大口' });
  await press(get('read-learn'));
  await expect.poll(() => found('read-wall')).not.toBeNull();
  await learnt();
  expect(Number(get('read-figures').dataset.heldOut)).toBeGreaterThan(0.9);

  await draw(MOUTH);
  expect(get('read-pad').dataset.strokes).toBe('3');
  expect(get('read-answer').dataset.glyph).toBe('口');
  await press(get('read-pad-undo'));
  expect(get('read-pad').dataset.strokes).toBe('2');
  await press(get('read-pad-clear'));
  await draw(BIG);
  expect(get('read-answer').dataset.glyph).toBe('大');

  // A visitor may call it what they like: their drawing outweighs those of the program that look like it.
  const teach = () => [...document.querySelectorAll<HTMLElement>('[data-testid="read-teach"]')];
  await press(teach()[0]!);
  await learnt();
  expect(get('read-own').querySelectorAll('li')).toHaveLength(1);
  expect(get('read-answer').textContent).toContain('国');
  const taught = get('read-answer').dataset.glyph;
  expect(taught).not.toBe('大');
  await press(get('read-undo'));
  await learnt();
  expect(get('read-own').querySelectorAll('li')).toHaveLength(0);
  expect(get('read-answer').dataset.glyph).toBe('大');

  await press(get('read-paper'));
  await expect.poll(() => found('paper-reading')?.dataset.text).toBe('大');
  const photo = new Promise<Blob | null>((resolve) => sheetPhoto([MOUTH, BIG]).toBlob(resolve, 'image/jpeg'));
  const transfer = new DataTransfer();
  transfer.items.add(new File([(await photo)!], 'sheet.jpg', { type: 'image/jpeg' }));
  const input = get('paper-photo') as HTMLInputElement;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => found('paper-line')?.textContent).toBe(paperWords.en.several('口大'));
});

test('the paper is written on by keyboard', async () => {
  await open({ set: '大口', view: 'write' });
  await expect.poll(() => found('read-pad')).not.toBeNull();
  const pad = get('read-pad');
  pad.focus();
  const key = (name: string) =>
    pad.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  for (const name of [' ', 'ArrowRight', 'ArrowRight', 'ArrowRight', ' ']) key(name);
  await settle();
  expect(pad.dataset.strokes).toBe('1');
  key('Backspace');
  await settle();
  expect(pad.dataset.strokes).toBe('0');
});

test('no word is lost at 200 % text on a small phone', async () => {
  await open({ set: '大口', view: 'write' });
  document.documentElement.style.fontSize = '200%';
  await settle();
  const sheet = document.querySelector('.page')!;
  expect(sheet.scrollWidth).toBeLessThanOrEqual(sheet.clientWidth);
  document.documentElement.style.fontSize = '';
});

/** A white sheet on a brown table, a little turned, with characters beside each other. */
function sheetPhoto(characters: readonly (readonly Stroke[])[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  const light = context.createLinearGradient(0, 0, 640, 200);
  light.addColorStop(0, '#6b4a2f');
  light.addColorStop(1, '#4a3320');
  context.fillStyle = light;
  context.fillRect(0, 0, 640, 480);
  context.translate(320, 240);
  context.rotate(0.14);
  context.fillStyle = '#e9e7e0';
  context.fillRect(-230, -160, 460, 320);
  Object.assign(context, { strokeStyle: '#22252b', lineWidth: 9, lineCap: 'round', lineJoin: 'round' });
  const size = 150;
  for (const [i, strokes] of characters.entries()) {
    const left = (i - characters.length / 2) * (size + 20) + 10;
    for (const stroke of strokes) {
      context.beginPath();
      for (const { x, y } of stroke) context.lineTo(left + x * size, (y - 0.5) * size);
      context.stroke();
    }
  }
  return canvas;
}
