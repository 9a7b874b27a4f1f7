import { flushSync, tick } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { get } from '../on-page.ts';
import { open, ready, settled, text } from './water-page.ts';

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
