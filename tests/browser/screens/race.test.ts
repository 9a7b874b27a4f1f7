import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CROWD } from '#screens/explain/race/crowd.ts';
import RaceLesson from '#screens/explain/race/RaceLesson.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { get } from './on-page.ts';
import { press, settle } from './playground-world.svelte.ts';
import { RaceWorld, type Explain } from './race-world.ts';
import { burstOf } from './teach-world.svelte.ts';
import { raceEn as text } from '#screens/explain/race/words-en.ts';

let world: RaceWorld;
let view: object;

async function open(search = '', explain?: Explain): Promise<void> {
  world = new RaceWorld(search, explain);
  view = mount(RaceLesson, { target: document.body, props: { app: world.app } });
  await settle();
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => void unmount(view));

const verdict = () => get('race-verdict').textContent;
const tick = (shots: number) => get(`tick-${shots}`);
const rulesShare = () => Number(/rules (\d+)%/i.exec(verdict())?.[1] ?? /(\d+)% right/.exec(verdict())?.[1]);
const choose = async (label: string, value: string) => {
  const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};
const measured = () => expect.poll(verdict).toContain('already');
const over = () =>
  expect
    .poll(() => (flushSync(), document.querySelectorAll('[data-testid^="tick-"]:disabled').length), { timeout: 60_000 })
    .toBe(0);

describe('before the race', () => {
  test('rules are measured without any sample, and a change is counted at once', async () => {
    await open('&rules=-2');
    await measured();
    expect(rulesShare()).toBe(50);
    await press('race-starter-one');
    expect(rulesShare()).toBeGreaterThan(75);
    await choose(text.rules.team(1), '1');
    expect(rulesShare()).toBe(50);
    await press('race-undo');
    expect(rulesShare()).toBeGreaterThan(75);
    expect(tick(1).getAttribute('aria-label')).toBe(text.chart.waiting(1));
    expect(world.described).toBe(0);
  });

  test('one rule gets every mask right: it is measured, not told', async () => {
    await open('&task=masks&rules=m1-2');
    await measured();
    expect(rulesShare()).toBe(100);
  });

  test('rules, task and draws lie in the address', async () => {
    await open();
    await measured();
    await choose(text.task.label, 'vests');
    await press('race-add');
    await press('race-redraw');
    expect(world.lab.link.get('task')).toBe('vests');
    expect(world.lab.link.get('rules')).toBe('b1m1-2');
    expect(world.lab.link.get('seed')).toBe('2');
    const { address } = world.lab.link;
    await unmount(view);
    await open(`&${new URL(address).searchParams.toString()}`);
    await measured();
    expect(document.querySelectorAll('[data-testid="race-rules"] li')).toHaveLength(2);
  });

  test.each(['&rules=%3Cb%3E&task=none&seed=NaN&people=x', '&rules=m9&seed=-1e9', '&seed=99999999'])(
    'an address of nonsense (%s) opens the usual race',
    async (search) => {
      await open(search);
      await measured();
      expect(rulesShare()).toBeGreaterThan(75);
    },
  );
});

describe('a race', () => {
  test('ends with who won from where, tells every column, and shows who was mistaken', async () => {
    await open();
    await measured();
    const before = rulesShare();
    await press('race-start');
    await over();
    await expect.poll(verdict).toMatch(/learning wins/i);
    expect(world.described).toBe(CROWD.length);
    expect(tick(64).getAttribute('aria-label')).toContain(`rules ${before}%`);
    expect(document.querySelectorAll('tbody tr')).toHaveLength(7);
    await press('tick-1');
    const shown = get('race-wrong');
    const counts = [...shown.querySelectorAll('.row > p')].map((one) => Number(/\d+/.exec(one.textContent)?.[0]));
    expect(counts[0]).toBeGreaterThan(0);
    expect(shown.textContent).toContain('64');
    expect(counts[1]).toBeGreaterThan(counts[0]!);
    expect(shown.querySelectorAll('canvas').length).toBeGreaterThan(counts[0]!);
  });

  test('other draws race again without describing anybody again; rules change their line at once', async () => {
    await open('&rules=n1-2');
    await measured();
    await press('race-start');
    await over();
    const first = tick(2).getAttribute('aria-label');
    const { described } = world;
    await press('race-redraw');
    await over();
    expect(tick(2).getAttribute('aria-label')).not.toBe(first);
    expect(world.described).toBe(described);
    await press('race-starter-none');
    expect(tick(64).getAttribute('aria-label')).toContain('rules 50%');
    await expect.poll(verdict).toContain('rules 50%');
  });

  test('stops at once and keeps what it found', async () => {
    await open();
    await measured();
    get('race-start').focus();
    await press('race-start');
    // Whoever works by keyboard stands on the key that took the place of the one that was pressed.
    expect(document.activeElement).toBe(get('race-stop'));
    await expect
      .poll(() => (flushSync(), document.querySelectorAll('[data-testid^="tick-"]:enabled').length))
      .toBeGreaterThan(0);
    await press('race-stop');
    expect(document.activeElement).toBe(get('race-start'));
    expect(verdict()).toBe(text.verdict.stopped);
    expect(get('race-start').textContent).toContain(text.again);
  });

  test('a stop while figures are looked at ends it, whatever is still answered', async () => {
    let answer: (made: null) => void = () => undefined;
    let end: AbortSignal | undefined;
    await open('', ((request: { type: string }, { signal }: { signal?: AbortSignal } = {}) => {
      expect(request.type).toBe('describe');
      end = signal;
      return new Promise((resolve) => (answer = resolve));
    }) as unknown as Explain);
    await measured();
    await press('race-start');
    await expect.poll(() => end !== undefined).toBe(true);
    await press('race-stop');
    // The worker hears of it, and what it says last does not start the race again.
    expect(end!.aborted).toBe(true);
    answer(null);
    await settle();
    await settle();
    expect(get('race-start').hasAttribute('disabled')).toBe(false);
    expect(document.querySelector('[data-testid="race-stop"]')).toBeNull();
  });

  test('a recognition that fails is told, and the race can be tried again', async () => {
    await open('', () => Promise.reject(new Error('gone')));
    await measured();
    await press('race-start');
    await expect.poll(verdict).toBe(text.verdict.failed);
    expect(get('race-start').hasAttribute('disabled')).toBe(false);
  });
});

describe('people whom the visitor taught', () => {
  test('nobody: it says so and leads to the picture', async () => {
    await open('&people=own');
    await expect.poll(verdict).toBe(text.verdict.nobody);
    expect(get('race-start').hasAttribute('disabled')).toBe(true);
    await press('race-teach');
    expect(world.went).toBe('live');
  });

  test('too few: it counts them and says how many are needed', async () => {
    await open('&people=own');
    world.history.add(await burstOf('friend', 'p1', 3, 1));
    world.history.add(await burstOf('friend', 'p2', 3, 2));
    world.history.add(await burstOf('guest', 'p3', 3, 3));
    await settle();
    await expect.poll(verdict).toBe(text.verdict.tooFew);
    expect(get('race-taught').textContent).toContain(text.verdict.have('MYSTERY GUEST', 1, 1));
  });

  test('two people a class race on their own pictures, by colours alone', async () => {
    await open('&people=own');
    for (const [seed, who] of ['p1', 'p2', 'p3', 'p4'].entries()) {
      world.history.add(await burstOf(seed % 2 ? 'guest' : 'friend', who, 3, seed + 1));
    }
    await settle();
    await measured();
    const clues = [...get('race-rules').querySelectorAll('li select')[0]!.querySelectorAll('option')];
    expect(clues.map(({ value }) => value)).toEqual(['warm', 'cool', 'dark', 'light', 'grey']);
    await press('race-start');
    await over();
    expect(document.querySelectorAll('[data-testid^="tick-"]')).toHaveLength(2);
    expect(world.described).toBe(0);
    expect(tick(2).getAttribute('aria-label')).toContain('learning 100%');
  });
});

test('everything is in reach at 200 % text on a small phone, and every key is at least 44 px high', async () => {
  for (const [width, size] of [
    [390, ''],
    [390, '200%'],
    [320, '200%'],
  ] as const) {
    await page.viewport(width, 844);
    await open('&rules=m1b1n1-2');
    document.documentElement.style.fontSize = size;
    await measured();
    const sheet = document.querySelector('.page')!;
    expect(sheet.scrollWidth, `${width} ${size}`).toBeLessThanOrEqual(sheet.clientWidth);
    const small = [...document.querySelectorAll<HTMLElement>('button, select, summary')].filter(
      (one) => one.offsetHeight > 0 && one.offsetHeight < 43.5,
    );
    expect(small.map((one) => one.ariaLabel ?? one.textContent)).toEqual([]);
    await unmount(view);
  }
  document.documentElement.style.fontSize = '';
  await open();
});
