import { flushSync, mount, tick, unmount } from 'svelte';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { App } from '#app/app.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { readQuery } from '#app/query.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { POINTS } from '#core/bias/disguise.ts';
import BiasLesson from '#screens/explain/bias/BiasLesson.svelte';
import { LiveGame, LOOKS } from '#screens/explain/bias/live-game.svelte.ts';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { startVision } from '../vision/start-vision.ts';
import { get } from './on-page.ts';
import { nonsense, press, settle } from './playground-world.svelte.ts';

let view: object | null = null;
let link: LessonLink;
let client: VisionClient | null = null;

/** The lesson at an address; without a recognition unless one is given. */
function open(search = '', recognition: VisionClient | null = null): void {
  const settings = { current: DEFAULT_SETTINGS, update: () => true };
  link = new LessonLink(readQuery(`?screen=explain&lesson=bias${search}`), 'https://visor.test/');
  const app = {
    language: new Language(settings, 'en', 'en'),
    lab: { link, client: recognition },
    recogniser: { state: { phase: recognition ? 'ready' : 'files' } },
    trainer: { exam: null, head: null },
    speaker: { head: null },
    go: () => undefined,
  } as unknown as App;
  view = mount(BiasLesson, { target: document.body, props: { app } });
  flushSync();
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => {
  if (view) void unmount(view);
  view = null;
  document.body.replaceChildren();
});
afterAll(() => client?.dispose());

const countAt = (wall: string) => Number(get(`bias-wall-${wall}`).dataset.count);

describe('the pictures', () => {
  test('are taken one a tap of the chosen role, undone, and told to the address', async () => {
    open();
    await press('bias-wall-blue');
    await press('bias-role-guest');
    await press('bias-wall-red');
    await press('bias-wall-red');
    expect([countAt('red'), countAt('blue')]).toEqual([2, 1]);
    expect(link.get('set')).toBe('0-1-2-0');
    await press('bias-undo');
    expect(link.get('set')).toBe('0-1-1-0');
    await press('bias-dozen');
    expect(link.get('set')).toBe('0-12-12-0');
    await press('bias-undo');
    expect(link.get('set')).toBe('0-1-1-0');
    expect(nonsense()).toBeNull();
  });

  test.each(['&set=x', '&set=-1-2-3-4', '&step=nowhere', '&seed=NaN', '&set=99-99-99-99&seed=1e99'])(
    'an address that says %s does no harm',
    async (search) => {
      open(search);
      await settle();
      expect(get('bias-wall-red')).toBeTruthy();
      expect(nonsense()).toBeNull();
    },
  );

  test('every step opens without a recognition, and says what it waits for', async () => {
    open();
    for (const step of ['train', 'swap', 'why', 'mend', 'fool', 'promise']) {
      await press(`bias-step-${step}`);
      expect(link.get('step')).toBe(step);
      expect(nonsense()).toBeNull();
    }
    expect(get('bias-promise').querySelectorAll('li').length).toBe(5);
  });
});

test('a link to the swap learns by itself, and the head fails it', async () => {
  ({ client } = await startVision('wasm'));
  open('&step=swap&set=0-6-6-0', client);
  for (let i = 0; i < 1200 && !document.querySelector('[data-testid="bias-score"]'); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await settle();
  }
  const { right, of } = get('bias-score').dataset;
  expect(Number(of)).toBe(12);
  expect(Number(right)).toBeLessThan(6);
  await press('bias-step-train');
  expect(Number(get('bias-score').dataset.right)).toBeGreaterThanOrEqual(11);
});

describe('a person before the camera', () => {
  const scene = (key: string) => ({ people: [{ track: 4, answer: { key, confidence: 0.9 } }] });

  /** The app as far as the game asks it; a burst takes `takes` pictures. */
  function world(takes: number) {
    const history = new DatasetHistory();
    const target = { track: 4, box: { x: 0, y: 0, width: 0.3, height: 0.8 } };
    const app = {
      history,
      trainer: { state: { phase: 'idle' } },
      live: { targets: [target], selected: null, latest: null, select: () => undefined, lookAgain: () => undefined },
      capture: {
        target: null,
        burst: () => {
          const one = { id: 'b-1', classKey: history.chosen, person: 'p', burst: 'b', takenAt: 0 };
          const nothing = { embedding: { body: new Float32Array(1), face: null }, background: null };
          if (takes > 0) history.add([{ ...one, ...nothing, picture: new Uint8Array() }]);
          return Promise.resolve();
        },
      },
    };
    return { history, game: new LiveGame(app as unknown as App) };
  }
  const nobody = (game: LiveGame, time: number) =>
    game.look({ people: [], time } as unknown as Parameters<LiveGame['look']>[0]);
  const look = (game: LiveGame, key: string) => game.look(scene(key) as unknown as Parameters<LiveGame['look']>[0]);

  test('scores by a row of looks, and its lesson goes to the class that was said', async () => {
    const { history, game } = world(1);
    game.say('guest');
    game.test();
    for (let i = 0; i < LOOKS; i++) look(game, 'friend');
    expect(game.points).toBe(POINTS.wrong);
    await game.teach();
    expect(history.dataset.samples.map(({ classKey }) => classKey)).toEqual(['guest']);
    for (let i = 0; i < LOOKS; i++) look(game, 'guest');
    expect([game.before, game.after].map((row) => row?.filter((one) => one !== 'right').length)).toEqual([LOOKS, 0]);
    expect(game.points).toBe(POINTS.wrong);
  });

  test('a row after the lesson that broke off is measured again, not begun anew', async () => {
    const { game } = world(1);
    game.say('guest');
    game.test();
    for (let i = 0; i < LOOKS; i++) look(game, 'friend');
    await game.teach();
    nobody(game, 1000);
    nobody(game, 4000);
    expect(game.phase).toBe('lost');
    game.test();
    for (let i = 0; i < LOOKS; i++) look(game, 'guest');
    expect([game.before, game.after].map((row) => row?.length)).toEqual([LOOKS, LOOKS]);
    expect(game.points).toBe(POINTS.wrong);
  });

  test('who walks away ends the row; a burst that took nothing teaches nothing', async () => {
    const { history, game } = world(0);
    game.say('guest');
    game.test();
    nobody(game, 1000);
    nobody(game, 3000);
    expect(game.phase).toBe('looking');
    nobody(game, 4000);
    expect(game.phase).toBe('lost');
    game.test();
    for (let i = 0; i < LOOKS; i++) look(game, 'friend');
    await game.teach();
    await tick();
    expect(game.phase).toBe('lost');
    expect(history.dataset.samples).toEqual([]);
  });
});
