import { flushSync, tick } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { get } from '../on-page.ts';
import { burstOf } from '../teach-world.svelte.ts';
import { close, link, open, ready, settled, sharesOf, text, world } from './water-page.ts';

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
  await close();
  open({ layers: '3-2', chars: '日大', seed: '7', valves, show: '大' });
  const again = await settled();
  again.forEach((share, i) => expect(Math.abs(share - poured[i]!)).toBeLessThan(4));
  expect(shares).toHaveLength(2);
  await close();
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

test('the sentence follows the network that is looked at, and back', () => {
  open();
  const sentence = () => document.querySelector('.cards p[aria-hidden="false"]')?.textContent;
  expect(sentence()).toBe(text.cards[0]);
  get('water-view-head').click();
  flushSync();
  expect(sentence()).toBe(text.cards.at(-1));
  get('water-view-own').click();
  flushSync();
  expect(sentence()).toBe(text.cards[0]);
});

test('untaught and without the example it says so', async () => {
  open({ view: 'head' });
  await expect.poll(() => get('water-head-wait').textContent.trim()).toBe(text.noExample);
});
