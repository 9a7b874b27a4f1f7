import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '#i18n/en.ts';
import { get } from '../on-page.ts';
import { button, ids, key, press, selected, settle, taught, tiles, world } from './teach-page.ts';

describe('an empty desk', () => {
  test('has every key that is pressed from outside, once', () => {
    for (const testid of ['forget', 'undo', 'train', 'export', 'import', 'reset', 'language', 'back']) {
      expect(document.querySelectorAll(`[data-testid="${testid}"]`), testid).toHaveLength(1);
    }
    expect(get('import').tagName).toBe('INPUT');
  });

  test('says what to do and leads to the picture', async () => {
    expect(document.body.textContent).toContain(en.teach.samples.empty);
    expect(document.body.textContent).toContain(en.teach.exam.empty);
    await press(button(en.teach.classes.teach));
    expect(world.screen).toBe('live');
  });
});

describe('classes', () => {
  test('no two are called alike, none has a name that cannot be seen', async () => {
    await taught();
    await press(button('Edit “FRIEND”'));
    const field = document.querySelector<HTMLInputElement>('#teach-classes input[type="text"]')!;
    const type = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    };
    await type('mystery guest');
    expect(document.querySelector('#teach-classes .taken')?.textContent).toBe(en.dock.nameTaken('MYSTERY GUEST'));
    expect(world.history.dataset.classes[0]?.name).toBeNull();
    await type(' \u200b ');
    expect([world.history.dataset.classes[0]?.name, field.value]).toEqual([null, 'FRIEND']);
    await type('  Crew ');
    expect([world.history.dataset.classes[0]?.name, field.value]).toEqual(['Crew', 'Crew']);
  });

  test('are renamed and recoloured without training', async () => {
    await taught();
    const { head } = world.trainer;
    await press(button('Edit “FRIEND”'));
    const input = document.querySelector<HTMLInputElement>('input[type="text"]')!;
    await userEvent.fill(input, 'Robot');
    input.blur();
    await settle();
    await press(document.querySelector<HTMLElement>('input[type="radio"][value="5"]')!);
    expect(world.history.dataset.classes[0]).toMatchObject({ key: 'friend', name: 'Robot', look: 5 });
    expect(world.trainer.head).toBe(head);
  });

  test('are merged and deleted, and undo brings them back to the bit', async () => {
    await taught();
    const before = world.history.dataset;
    await press(button('Edit “FRIEND”'));
    await press(button('MYSTERY GUEST'));
    expect(world.history.counts.get('guest')).toBe(14);
    await press(get('undo'));
    expect(world.history.dataset).toBe(before);
    await press(button('Delete this class'));
    expect(world.history.dataset.samples).toHaveLength(6);
    await press(get('undo'));
    expect(world.history.dataset).toBe(before);
  });
});

describe('the tray', () => {
  beforeEach(taught);

  test('shows every picture by class, person and burst', () => {
    expect(tiles()).toHaveLength(14);
    const bursts = [...document.querySelectorAll('[role="listbox"][aria-multiselectable]')].map((one) => one.ariaLabel);
    expect(bursts).toEqual([
      'FRIEND, Person 1, Burst 1, 3 pictures',
      'FRIEND, Person 1, Burst 2, 2 pictures',
      'FRIEND, Person 3, Burst 1, 3 pictures',
      'MYSTERY GUEST, Person 2, Burst 1, 3 pictures',
      'MYSTERY GUEST, Person 4, Burst 1, 3 pictures',
    ]);
  });

  test('selects by tap, by whole burst and by range', async () => {
    await press(tiles()[0]!);
    expect(selected()).toBe(1);
    tiles()[4]!.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await settle();
    expect(selected()).toBe(5);
    await press(button('Whole burst 1 of person 3'));
    expect(selected()).toBe(8);
    await press(button(en.teach.samples.clear));
    expect(selected()).toBe(0);
  });

  test('is walked, selected and emptied by keyboard', async () => {
    await key(tiles()[0]!, 'ArrowDown');
    expect(document.activeElement).toBe(tiles()[3]);
    await key(tiles()[3]!, 'ArrowRight', true);
    expect(selected()).toBe(2);
    const gone = [tiles()[3]!.dataset.sample, tiles()[4]!.dataset.sample];
    await key(tiles()[4]!, 'Delete');
    await settle();
    expect(ids().filter((id) => gone.includes(id))).toEqual([]);
    expect(tiles()).toHaveLength(12);
    expect(document.activeElement).toBe(tiles()[4]);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }));
    await settle();
    expect(tiles()).toHaveLength(14);
    expect(document.querySelectorAll('[data-sample][tabindex="0"]')).toHaveLength(5); // one stop a burst
  });

  test('moves pictures to another class', async () => {
    await press(button('Whole burst 2 of person 1'));
    await press(button(en.teach.samples.move));
    await press(button('MYSTERY GUEST'));
    expect(world.history.counts.get('guest')).toBe(8);
    expect(selected()).toBe(0);
  });

  test('says that two people are one', async () => {
    await press(button('Whole burst 1 of person 3'));
    await press(button(en.teach.samples.same));
    await press(button('Person 1'));
    expect(new Set(world.history.dataset.samples.map(({ person }) => person))).toEqual(new Set(['p1', 'p2', 'p4']));
  });
});

describe('forgetting', () => {
  test('names who goes with what, forgets at one press, even from undo, and revokes the pictures', async () => {
    await taught();
    await press(document.querySelector<HTMLElement>('input[name="forget-whom"][value="p1"]')!);
    expect(document.getElementById('teach-forget')?.textContent).toContain('Deletes 5 pictures of person 1');
    const url = document.querySelector<HTMLImageElement>('[data-sample^="p1-"] img')!.src;
    await press(get('forget'));
    await expect.poll(() => document.getElementById('teach-forget')?.textContent).toContain('5 pictures deleted');
    expect(ids().filter((id) => id.startsWith('p1-'))).toEqual([]);
    await settle();
    await expect(fetch(url)).rejects.toThrow();
    while (world.history.canUndo) await press(get('undo'));
    expect(ids().filter((id) => id.startsWith('p1-'))).toEqual([]);
  });
});

test('no word or key is lost at 200 % text on a small phone, nor lying down', async () => {
  await taught();
  for (const [width, height] of [
    [390, 844],
    [844, 390],
    [320, 640],
  ] as const) {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = '200%';
    await settle();
    expect(document.documentElement.scrollWidth, `${width}`).toBeLessThanOrEqual(width);
    const sheet = document.querySelector('.page')!;
    expect(sheet.scrollWidth, `${width}`).toBeLessThanOrEqual(sheet.clientWidth);
    expect(sheet.clientHeight, `${width}`).toBeGreaterThan(height * 0.35);
  }
  document.documentElement.style.fontSize = '';
});

test('everything that is pressed is at least 44 px', async () => {
  await taught();
  await press(button('Edit “FRIEND”'));
  await press(tiles()[0]!);
  const small = [
    ...document.querySelectorAll<HTMLElement>('button, summary, select, [role="option"].picture, label:has(input)'),
  ]
    .map((one) => ({ name: one.ariaLabel ?? one.textContent.trim(), box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5));
  expect(small.map(({ name, box }) => `${name} ${box.width}x${box.height}`)).toEqual([]);
});
