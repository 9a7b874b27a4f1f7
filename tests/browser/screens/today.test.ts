import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { madeSound } from '#core/sound/made-sounds.ts';
import { RATE, SOUND_LENGTH } from '#core/sound/sound-picture.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { get } from './on-page.ts';
import { key, nonsense, press, settle } from './playground-world.svelte.ts';
import { TodayWorld, type Devices } from './today-world.ts';
import { todayWords } from '#screens/explain/today/words.ts';

let world: TodayWorld;
const open = (settings: string, language?: 'zh' | 'en', devices?: Devices) =>
  (world = new TodayWorld(`?screen=explain&lesson=today${settings}`, language, devices));

beforeEach(() => page.viewport(390, 844));
afterEach(() => world.close());

const all = (testid: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const data = (testid: string) => all(testid)[0]?.dataset ?? {};
const until = (claim: () => void) => vi.waitFor(claim, { timeout: 60_000, interval: 50 });

async function learn(score: string): Promise<void> {
  await until(() => expect(get('today-learn').hasAttribute('disabled')).toBe(false));
  await press('today-learn');
  await until(() => expect(data(score).of).toBeDefined());
}

async function write(text: string): Promise<void> {
  const field = get('today-write') as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

describe('two sounds', () => {
  test('untaught and without a microphone: built-in ones are learnt, new ones told apart, a bell is unknown', async () => {
    open('&part=sound');
    await until(() => expect([...all('today-tile-a'), ...all('today-tile-b')]).toHaveLength(24));
    await press('today-ask-clap');
    expect(data('today-answer-sound').said).toBe('none');
    expect(get('today-answer-sound').textContent).toContain(todayWords.en.notYet);
    await learn('today-score-sound');
    expect(Number(data('today-score-sound').of)).toBe(24);
    expect(Number(data('today-score-sound').right)).toBeGreaterThanOrEqual(22);
    const said: Record<string, string[]> = { clap: [], whistle: [], bell: [] };
    for (const kind of ['clap', 'whistle', 'bell']) {
      for (let i = 0; i < 5; i++) {
        await press(`today-ask-${kind}`);
        said[kind]!.push(data('today-answer-sound').said ?? '');
      }
    }
    expect(said.clap!.filter((one) => one === 'a').length).toBeGreaterThanOrEqual(4);
    expect(said.whistle!.filter((one) => one === 'b').length).toBeGreaterThanOrEqual(4);
    expect(said.bell!.filter((one) => one === 'unknown').length).toBeGreaterThanOrEqual(4);
    expect(nonsense()).toBeNull();
  });

  test('on a small phone the answer to a sound is in sight as soon as it is asked', async () => {
    await page.viewport(360, 640);
    open('&part=sound');
    await until(() => expect(all('today-tile-b')).toHaveLength(12));
    await press('today-ask-bell');
    const keys = document.querySelector('main > .keys')!.getBoundingClientRect();
    await until(() =>
      expect(get('today-answer-sound').getBoundingClientRect().bottom).toBeLessThanOrEqual(keys.top + 1),
    );
  });

  test('every tile plays its own sound, no two alike, none of those that are asked', async () => {
    open('&part=sound');
    await until(() => expect(all('today-tile-b')).toHaveLength(12));
    for (const tile of [...all('today-tile-a'), ...all('today-tile-b')]) tile.click();
    await press('today-ask-clap');
    expect(world.played.every(({ samples, rate }) => samples.length === SOUND_LENGTH && rate === RATE)).toBe(true);
    expect(new Set(world.played.map(({ samples }) => samples.join())).size).toBe(25);
    expect(world.played[0]!.samples).toEqual(madeSound('clap', 1));
  });

  test('names are anybody’s: kept in the link, cut where an address brings too much, given back when emptied', async () => {
    open(`&part=sound&a=${'Snap'.repeat(20)}`);
    const field = get('today-name-a') as HTMLInputElement;
    expect(field.value).toHaveLength(24);
    field.value = 'Knock';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(world.lab.link.address).toContain('a=Knock');
    field.value = ' ';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(field.value).toBe(todayWords.en.sounds.kinds.clap);
    expect(world.lab.link.get('a')).toBeNull();
  });
});

test('one key leads on from part to part, first of all to something to touch', async () => {
  open('');
  for (const part of ['sound', 'text', 'vectors'] as const) {
    expect(get('today-following').textContent).toContain(todayWords.en.parts[part]);
    await press('today-following');
    expect(world.lab.link.get('part')).toBe(part);
  }
  expect(all('today-following')).toHaveLength(0);
});

test('its parts are tabs: arrows go round, Home and End to the ends, Tab goes on to what they show', async () => {
  open('');
  const tab = (name: string) => get(`today-${name}`);
  const row = document.querySelector('[role="tablist"]');
  const chosen = () => [...(row?.querySelectorAll('[aria-selected="true"]') ?? [])];
  expect(chosen()).toEqual([tab('unlock')]);
  for (const [name, from, to] of [
    ['ArrowRight', 'unlock', 'sound'],
    ['End', 'sound', 'vectors'],
    ['ArrowRight', 'vectors', 'unlock'],
    ['ArrowLeft', 'unlock', 'vectors'],
    ['ArrowLeft', 'vectors', 'text'],
  ] as const) {
    await key(tab(from), name);
    expect(document.activeElement).toBe(tab(to));
    expect(world.lab.link.get('part')).toBe(to);
    expect(chosen()).toEqual([tab(to)]);
    expect(row?.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  }
  expect(document.querySelector('[role="tabpanel"]')?.contains(get('today-write'))).toBe(true);
  // The browser's own way back.
  await key(tab('text'), 'ArrowLeft', { altKey: true });
  expect(world.lab.link.get('part')).toBe('text');
  await userEvent.tab();
  expect(document.activeElement).toBe(get('today-write'));
});

describe('the microphone', () => {
  test('is asked for by a press alone; what sounds becomes examples of the chosen kind, and it is let go of', async () => {
    open('&part=sound');
    await press('today-source-own');
    expect(all('today-tile-a')).toHaveLength(0);
    expect(world.microphones).toHaveLength(0);
    await press('today-record-a');
    await until(() => expect(data('today-listening').phase).toBe('on'));
    // Chromium's own test microphone beeps.
    await until(() => expect(all('today-tile-a').length).toBeGreaterThanOrEqual(2));
    expect(all('today-tile-b')).toHaveLength(0);
    await press('today-text');
    expect(world.lab.sounds.state.phase).toBe('off');
  });

  test('ends when the lesson is left', async () => {
    open('&part=sound');
    await press('today-source-own');
    await press('today-listen');
    await until(() => expect(world.lab.sounds.state.phase).toBe('on'));
    world.close();
    expect(world.lab.sounds.state.phase).toBe('off');
    expect(world.lab.sounds.onsound).toBeNull();
    open('');
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in-use'],
    ['TypeError', 'other'],
  ] as const)('refused by %s it says what to do, and the built-in sounds are a way on', async (name, trouble) => {
    open('&part=sound', 'en', { getUserMedia: () => Promise.reject(new DOMException('', name)) });
    await press('today-source-own');
    await press('today-listen');
    await until(() => expect(get('today-trouble').textContent).toBe(todayWords.en.sounds.trouble[trouble]));
    await press('today-use-made');
    await until(() => expect(all('today-tile-a').length).toBeGreaterThan(0));
    expect(all('today-trouble')).toHaveLength(0);
  });
});

describe('two kinds of text', () => {
  test.each([
    ['zh', '台风来了，明天有大雨。', '锅里放油，加盐炒熟。'],
    ['en', 'Heavy rain and strong winds tonight.', 'Fry the onions in oil and add salt.'],
  ] as const)('%s: what is typed is answered at once, with the pieces that pushed', async (language, rain, dish) => {
    open('&part=text', language);
    expect(data('today-answer-text').said).toBe('none');
    await learn('today-score-text');
    expect(Number(data('today-score-text').right) / Number(data('today-score-text').of)).toBeGreaterThanOrEqual(0.85);
    await write(rain);
    expect(data('today-answer-text').said).toBe('a');
    expect(get('today-pushed').textContent).toBe(rain);
    expect(document.querySelectorAll('[data-testid="today-pushed"] .helps').length).toBeGreaterThan(1);
    await write(dish);
    expect(data('today-answer-text').said).toBe('b');
    await write('  …  ');
    expect(data('today-answer-text').said).toBe('none');
    expect(get('today-answer-text').textContent).toContain(todayWords[language].texts.empty);
    expect(nonsense()).toBeNull();
  });

  test('the visitor’s own sentence becomes an example once, and it must be learnt to count', async () => {
    open('&part=text');
    await learn('today-score-text');
    await write('Pirates love treasure maps');
    await press('today-teach-b');
    await press('today-teach-b');
    const own = all('today-sentence-b').filter(({ dataset }) => dataset.own === 'true');
    expect(own.map((one) => one.textContent.trim())).toEqual(['Pirates love treasure maps']);
    expect(get('today-score-text').textContent).toContain(todayWords.en.changed);
    await learn('today-score-text');
    await until(() => expect(data('today-score-text').of).toBe('49'));
    expect(data('today-answer-text').said).toBe('b');
  });
});

test('all numbers: sound and text learn by themselves and pass their neurons; the picture waits for the network that sees', async () => {
  open('&part=vectors');
  // No key of this part teaches: nobody is told to press one.
  const told = new Set<string>();
  await until(() => {
    told.add(get('today-answer-sound').textContent).add(get('today-answer-words').textContent);
    expect(data('today-answer-sound').said).not.toBe('none');
    expect(data('today-answer-words').said).not.toBe('none');
  });
  expect([...told]).not.toContain(todayWords.en.notYet);
  expect(data('today-row-sound').numbers).toBe('1024');
  expect(get('today-row-sound').querySelectorAll('circle.water')).toHaveLength(16);
  expect(get('today-row-picture').textContent).toContain(todayWords.en.vectors.waiting);
});

test.each(['&part=nonsense', '&part=', '&card=NaN&a=%00&tb=<b>'])(
  'an address that says %s opens safely',
  async (settings) => {
    open(settings);
    await settle();
    expect(get('today-met-unlock').textContent).toContain(todayWords.en.met.unlock.name);
    expect(nonsense()).toBeNull();
  },
);
