import { beforeEach, describe, expect, test } from 'vitest';
import { en } from '#i18n/en.ts';
import { get } from '../on-page.ts';
import { burstOf } from '../teach-world.svelte.ts';
import { button, ids, key, press, settle, taught, world } from './teach-page.ts';

describe('training and exam', () => {
  beforeEach(taught);

  test('show curves, time, both accuracies and a matrix whose cells open their pictures', async () => {
    expect(document.querySelectorAll('#teach-training polyline').length).toBeGreaterThanOrEqual(1);
    expect(document.getElementById('teach-training')?.textContent).toContain('Last training took');
    const scores = get('exam-scores').textContent;
    expect(scores).toContain(en.teach.exam.unseen);
    expect(scores).toContain(en.teach.exam.nearly);
    const cell = document.querySelector<HTMLButtonElement>('#teach-exam td button:not(:disabled)')!;
    const count = Number(cell.textContent);
    await press(cell);
    expect(document.querySelectorAll('#teach-exam figure img')).toHaveLength(count);
  });

  test('the map is walked by arrow keys and shows the picture of a dot', async () => {
    const map = document.querySelector<HTMLElement>('#teach-exam [role="listbox"]')!;
    expect(map.querySelectorAll('[role="option"]')).toHaveLength(14);
    await key(map, 'ArrowRight');
    expect(document.getElementById(map.getAttribute('aria-activedescendant') ?? '')).not.toBeNull();
    expect(document.querySelectorAll('#teach-exam figure img')).toHaveLength(1);
  });

  test('other parameters train again, reset brings the first ones back', async () => {
    const { options } = world.trainer;
    const seed = [...document.querySelectorAll<HTMLInputElement>('#teach-training input[type="range"]')].at(-1)!;
    seed.value = '9';
    seed.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(world.trainer.options.seed).toBe(9);
    await press(button(en.teach.training.reset));
    expect(world.trainer.options).toEqual(options);
    world.history.undo();
    expect(world.trainer.options.seed).toBe(9);
    world.history.undo();
    await world.settled();
    expect(world.trainer.head).toMatchObject({ options });
  });

  test('one person in a class: it may be learning who, and the offer leads to the picture', async () => {
    world.history.remove(ids().filter((id) => id.startsWith('p4-')));
    await world.settled();
    await settle();
    expect(get('who-not-what').textContent).toContain('MYSTERY GUEST');
    await press(button('Take “MYSTERY GUEST”'));
    expect([world.screen, world.history.chosen]).toEqual(['live', 'guest']);
  });

  test('an alarm for the background is loud', async () => {
    const shortcut = { alarm: true, balancedAccuracy: 0.9, chance: 0.5, pValue: 0.01, classKey: 'guest' };
    world.trainer.exam = { ...world.trainer.exam!, shortcut };
    await settle();
    expect(get('shortcut-alarm').textContent).toContain('90%');
    expect(get('shortcut-alarm').getAttribute('role')).toBe('alert');
  });
});

test('the slider for strangers shows the figures of the curve', async () => {
  world.history.addClass('Chef');
  const chef = world.history.dataset.classes.at(-1)!.key;
  for (const [seed, person] of ['p7', 'p8'].entries()) world.history.add(await burstOf(chef, person, 3, 20 + seed));
  await taught();
  const { head } = world.trainer;
  if (head?.kind !== 'trained') throw new Error('no head');
  const slider = document.querySelector<HTMLInputElement>('#teach-strangers input')!;
  slider.value = '0.4';
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  expect(world.trainer.refused).toBe(0.4);
  const point = head.rejection.points.findLast(({ refusedFriends }) => refusedFriends <= 0.4)!;
  const figures = [...get('stranger-price').querySelectorAll('dd')].map((one) => one.textContent);
  expect(figures).toEqual([point.caughtStrangers!, point.refusedFriends].map((share) => en.percent(share)));
});
