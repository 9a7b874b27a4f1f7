import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '#i18n/en.ts';
import TeachScreen from '#screens/teach/TeachScreen.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { burstOf, TeachWorld } from './teach-world.svelte.ts';

let world: TeachWorld;
let view: object;

/** Two friends, two guests, three pictures each; p1 was taken in two bursts. */
async function taught(): Promise<void> {
  world.history.add(await burstOf('friend', 'p1', 3, 1));
  world.history.add(await burstOf('guest', 'p2', 3, 2));
  world.history.add(await burstOf('friend', 'p3', 3, 3));
  world.history.add(await burstOf('guest', 'p4', 3, 4));
  world.history.add(await burstOf('friend', 'p1', 2, 5));
  await world.settled();
  await settle();
}

async function settle(): Promise<void> {
  flushSync();
  await tick();
}

beforeEach(async () => {
  await page.viewport(390, 844);
  world = new TeachWorld('en');
  view = mount(TeachScreen, { target: document.body, props: { app: world.app } });
  await settle();
});
afterEach(() => unmount(view));

function get(testid: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  if (!element) throw new Error(`${testid} is not there`);
  return element;
}

async function press(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

function button(name: string | RegExp): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  const fits = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  const found = all.find((one) => fits((one.ariaLabel ?? one.textContent).trim()));
  if (!found) throw new Error(`no button ${String(name)} among ${all.map((one) => one.textContent.trim()).join(', ')}`);
  return found;
}

const tiles = () => [...document.querySelectorAll<HTMLElement>('[data-sample]')];
const selected = () => document.querySelectorAll('[data-sample][aria-selected="true"]').length;
const ids = () => world.history.dataset.samples.map(({ id }) => id);

async function key(element: HTMLElement, name: string, shiftKey = false): Promise<void> {
  element.focus();
  element.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }));
  await settle();
  await settle();
}

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

describe('keeping and sharing', () => {
  test('wiping wants two presses', async () => {
    await taught();
    await press(get('reset'));
    expect(world.history.dataset.samples).toHaveLength(14);
    expect(get('reset').textContent).toContain(en.teach.wipe.sure);
    await press(get('reset'));
    expect(world.history.dataset.samples).toHaveLength(0);
  });

  test('a file goes out without pictures and faces unless asked, and comes back; a wrong one changes nothing', async () => {
    await taught();
    expect([get('with-pictures'), get('with-faces')].map((box) => (box as HTMLInputElement).checked)).toEqual([
      false,
      false,
    ]);
    await press(get('export'));
    await expect.poll(() => world.saved.length).toBe(1);
    const [file] = world.saved;
    const before = world.history.dataset;
    await choose('import', new File(['no project'], 'holiday.zip'));
    await expect.poll(() => get('file-news').textContent).toContain('Nothing was changed');
    expect(world.history.dataset).toBe(before);
    await world.keeper.wipe();
    await choose('import', new File([file!.bytes], file!.name));
    await expect.poll(() => get('file-news').textContent).toBe(en.teach.files.imported);
    expect(ids()).toHaveLength(14);
    // Without pictures the shape stands for them.
    await settle();
    expect(document.querySelectorAll('[data-sample] img')).toHaveLength(0);
  });

  test('what comes in is examined, and nobody says that it was not trained', async () => {
    await taught();
    await press(get('export'));
    await expect.poll(() => world.saved.length).toBe(1);
    const { head } = world.trainer;
    await world.keeper.wipe();
    const [file] = world.saved;
    await choose('import', new File([file!.bytes], file!.name));
    await expect.poll(() => world.trainer.exam?.classes.length).toBe(2);
    await settle();
    expect(world.trainer.head).toEqual(head);
    expect(document.getElementById('teach-training')?.textContent).toContain(en.teach.training.brought);
    expect(document.querySelector('[data-testid="exam-scores"]')).not.toBeNull();
  });

  test('a browser with a sheet offers to share the file', async () => {
    await taught();
    await press(get('share'));
    await expect.poll(() => get('file-news').textContent).toBe(en.teach.files.outcomes.shared);
  });

  test('consent is asked once, and event mode takes the question away', async () => {
    await press(get('only-now'));
    expect(world.keeper.consent).toBe('memory');
    expect(document.getElementById('teach-keep')?.textContent).toContain(en.teach.keep.inMemory);
    await press(get('event-mode'));
    expect(world.keeper.event.on).toBe(true);
    expect(document.getElementById('teach-keep')?.textContent).toContain(en.teach.keep.idle);
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

async function choose(testid: string, file: File): Promise<void> {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const input = get(testid) as HTMLInputElement;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}
