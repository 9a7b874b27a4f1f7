import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '#app/app.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import WaterLesson from '#screens/explain/water/WaterLesson.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { burstOf, TeachWorld } from './teach-world.svelte.ts';
import { waterWords } from '#screens/explain/water/words.ts';

let world: TeachWorld;
let link: LessonLink;
let view: object;

const text = waterWords.en;

function open(settings: Readonly<Record<string, string>> = {}): void {
  link = new LessonLink({ lesson: 'water', settings }, 'https://visor.example/');
  const speaker = { exampleHead: null, exampleDataset: null, bringExample: () => Promise.resolve(null) };
  const app: unknown = Object.assign(Object.create(world) as object, {
    lab: { link, client: {} },
    speaker,
    capture: { target: null },
    language: world.language,
    trainer: world.trainer,
    history: world.history,
    live: world.live,
    recogniser: world.recogniser,
  });
  view = mount(WaterLesson, { target: document.body, props: { app: app as App } });
  flushSync();
}

beforeEach(async () => {
  await page.viewport(390, 844);
  world = new TeachWorld('en');
});
afterEach(() => unmount(view));

function get(testid: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  if (!element) throw new Error(`${testid} is not there`);
  return element;
}

const sharesOf = () =>
  [...get('water-outlets').querySelectorAll('li')].map((li) => parseInt(li.querySelector('.share')!.textContent, 10));

/** The shares, once nothing moves any more. */
async function settled(): Promise<number[]> {
  let before = '';
  await expect
    .poll(async () => {
      const now = document.querySelector('[data-testid="water-outlets"]')?.textContent ?? '';
      const same = now !== '' && now === before;
      before = now;
      // A busy machine draws seldom: so many pictures, not so much time.
      for (let drawn = 0; drawn < 8; drawn++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return same;
    })
    .toBe(true);
  return sharesOf();
}

async function ready(): Promise<void> {
  await expect.poll(() => get('water-run').hasAttribute('disabled')).toBe(false);
}

/** How many pixels of the drawing are about a colour, its sheets lying on each other. */
function pixels(near: readonly [number, number, number]): number {
  const sheets = [...get('water-drawing').parentElement!.querySelectorAll('canvas')];
  const { width, height } = sheets[0]!;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  for (const sheet of sheets) context.drawImage(sheet, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! > 200 && near.every((value, c) => Math.abs(data[i + c]! - value) < 30)) count++;
  }
  return count;
}

test('a character is poured in, the network learns to read it, and the water is there to be seen', async () => {
  open();
  get('water-pour-1').click();
  await ready();
  const before = (await settled())[1]!;
  expect(pixels([79, 179, 255])).toBeGreaterThan(300);
  expect(pixels([255, 138, 92])).toBeGreaterThan(100);
  get('water-run').click();
  await expect.poll(() => sharesOf()[1]).toBeGreaterThan(Math.max(85, before));
  await expect.poll(() => parseInt(get('water-right').textContent, 10)).toBeGreaterThan(88);
  if (get('water-run').textContent.includes(text.stop)) get('water-run').click();
  await tick();
  expect(get('water-run').textContent).toContain(text.run);
  expect(link.get('valves')).toMatch(/^[\w-]{200,400}$/);
});

test('one example moves valves, says by how much, and less is wrong about it afterwards', async () => {
  open();
  await ready();
  get('water-step').click();
  flushSync();
  const said = get('water-learnt').textContent;
  const [moved, most, before, after] = [...said.matchAll(/\d+(\.\d+)?/g)].map(([number]) => Number(number));
  expect(moved).toBeGreaterThan(10);
  expect(most).toBeGreaterThan(0);
  expect(after).toBeLessThan(before!);
  expect(get('water-seen').textContent).toBe('1');
  const first = await settled();
  for (let i = 0; i < 5; i++) get('water-step').click();
  flushSync();
  expect(get('water-seen').textContent).toBe('6');
  expect(await settled()).not.toEqual(first);
});

test('a valve turned by keyboard changes the outlet, and is turned back', async () => {
  open();
  const before = await settled();
  const choice = document.querySelector<HTMLSelectElement>(`select[aria-label="${text.whichTank}"]`)!;
  await userEvent.selectOptions(choice, text.outlet('国'));
  const field = document.querySelector<HTMLInputElement>('.controls input[type="range"]')!;
  field.focus();
  for (let i = 0; i < 30; i++) await userEvent.keyboard('{ArrowRight}');
  const turned = await settled();
  expect(turned[0]).not.toBe(before[0]);
  expect(get('water-inflow').textContent).toContain('in all.');
  await userEvent.keyboard('{Home}');
  const reversed = await settled();
  expect(reversed[0]).toBeLessThan(turned[0]!);
});

test('a tap on a tank chooses it; a valve is closed and put back as it was', async () => {
  open({ layers: 'none', chars: '国人' });
  await ready();
  const before = await settled();
  const canvas = get('water-drawing');
  const box = canvas.getBoundingClientRect();
  // Along the foot of the picture lies a crowd of pipes: one of them is meant.
  for (const name of ['pointerdown', 'pointerup']) {
    canvas.dispatchEvent(
      new PointerEvent(name, {
        bubbles: true,
        pointerId: 1,
        button: 0,
        clientX: box.left + box.width / 2,
        clientY: box.top + box.height * 0.6,
      }),
    );
  }
  flushSync();
  get('water-close').click();
  const closed = await settled();
  get('water-reset-valve').click();
  expect(await settled()).toEqual(before);
  expect(closed).toHaveLength(2);
});

test('layers and signs are added and taken away', async () => {
  open();
  await settled();
  const tanks = () => document.querySelector<HTMLSelectElement>('select')!.options.length;
  expect(tanks()).toBe(1 + 6 + 4);
  get('water-add-layer').click();
  flushSync();
  expect(tanks()).toBe(1 + 6 + 6 + 4);
  expect(link.get('layers')).toBe('6-6');
  get('water-remove-layer').click();
  get('water-remove-layer').click();
  flushSync();
  expect(tanks()).toBe(1 + 4);
  expect(link.get('layers')).toBe('none');
  const sign = [...document.querySelectorAll<HTMLButtonElement>('.controls button')].find(
    (one) => one.textContent.trim() === '大',
  )!;
  sign.click();
  flushSync();
  await expect.poll(() => sharesOf().length).toBe(5);
  expect(link.get('chars')).toBe('国田回人大');
  await ready();
});

test('an address brings shape, signs and valves back; nonsense in it does no harm', async () => {
  open({ layers: '3-2', chars: '日大', seed: '7' });
  expect(await settled()).toHaveLength(2);
  await ready();
  get('water-step').click();
  const shares = await settled();
  const valves = link.get('valves')!;
  get('water-pour-1').click();
  const poured = await settled();
  await unmount(view);
  open({ layers: '3-2', chars: '日大', seed: '7', valves, show: '大' });
  const again = await settled();
  again.forEach((share, i) => expect(Math.abs(share - poured[i]!)).toBeLessThan(4));
  expect(shares).toHaveLength(2);
  await unmount(view);
  open({ layers: '1e9', chars: '<>国国', seed: 'NaN', valves: '!!', show: 'x', view: 'y' });
  expect((await settled()).every(Number.isFinite)).toBe(true);
});

test('the head that was taught runs as water, with the answers that it gives itself', async () => {
  for (const [seed, key] of ['friend', 'guest', 'friend', 'guest'].entries()) {
    world.history.add(await burstOf(key, `p${seed}`, 4, seed));
  }
  await world.settled();
  open({ view: 'head' });
  const shares = await settled();
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(98);
  expect(shares[0]).toBeGreaterThan(50);
  expect(document.body.textContent).toContain(text.isYours);
  document.querySelectorAll<HTMLInputElement>('input[name="water-who"]')[1]!.click();
  flushSync();
  await expect.poll(async () => (await settled())[1]).toBeGreaterThan(50);
});

test('a character on paper is poured in from a photo', async () => {
  open();
  await ready();
  get('water-run').click();
  await expect.poll(() => parseInt(get('water-right').textContent, 10)).toBeGreaterThan(94);
  get('water-draw').click();
  flushSync();
  get('water-paper').click();
  flushSync();
  const transfer = new DataTransfer();
  transfer.items.add(
    await photoOf((ctx) => {
      ctx.strokeRect(230, 140, 180, 180);
      ctx.moveTo(320, 140);
      ctx.lineTo(320, 320);
      ctx.moveTo(230, 230);
      ctx.lineTo(410, 230);
      ctx.stroke();
    }),
  );
  const input = get('water-paper-photo') as HTMLInputElement;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => get('water-paper-news').textContent).toContain('田');
  get('water-paper-pour').click();
  flushSync();
  expect((await settled())[1]).toBeGreaterThan(50);
});

/** A sheet on a dark desk with something written on it. */
async function photoOf(write: (ctx: CanvasRenderingContext2D) => void): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const ctx = canvas.getContext('2d')!;
  ctx.fillStyle = '#343a40';
  ctx.fillRect(0, 0, 640, 480);
  ctx.fillStyle = '#f4f2ea';
  ctx.fillRect(100, 50, 440, 380);
  ctx.strokeStyle = '#1b1d22';
  ctx.lineWidth = 14;
  write(ctx);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return new File([blob!], 'paper.jpg', { type: 'image/jpeg' });
}

test('untaught and without the example it says so', async () => {
  open({ view: 'head' });
  await expect.poll(() => get('water-head-wait').textContent.trim()).toBe(text.noExample);
});

test('written on the picture itself, the water follows the pen; Escape ends writing and not the lesson', async () => {
  open();
  await ready();
  const printed = await settled();
  get('water-draw').focus();
  get('water-draw').click();
  flushSync();
  expect(document.activeElement).toBe(get('water-pad'));
  expect(get('water-draw').textContent.trim()).toBe(text.written);
  const blank = await settled();
  expect(blank).not.toEqual(printed);
  const pad = get('water-pad').getBoundingClientRect();
  const stage = get('water-drawing').getBoundingClientRect();
  expect(pad.top).toBeGreaterThanOrEqual(stage.top);
  // Under the paper there is room for tanks, and beside it for its keys.
  expect(pad.bottom).toBeLessThan(stage.top + 0.6 * stage.height);
  for (const key of ['water-pad-undo', 'water-pad-clear', 'water-paper']) {
    const { left, right } = get(key).getBoundingClientRect();
    expect(left).toBeGreaterThan(pad.right);
    expect(right).toBeLessThanOrEqual(stage.right);
  }
  await userEvent.keyboard(' ');
  for (let i = 0; i < 6; i++) await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard(' ');
  flushSync();
  expect(await settled()).not.toEqual(blank);
  let escaped = false;
  const listen = (event: KeyboardEvent) => (escaped ||= event.key === 'Escape' && !event.defaultPrevented);
  window.addEventListener('keydown', listen);
  await userEvent.keyboard('{Escape}');
  await tick();
  window.removeEventListener('keydown', listen);
  expect(escaped).toBe(false);
  expect(document.querySelector('[data-testid="water-pad"]')).toBeNull();
  await expect.poll(() => document.activeElement).toBe(get('water-draw'));
});
