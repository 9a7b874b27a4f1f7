import { expect, test } from 'vitest';
import { Recogniser } from '#app/live/recogniser.svelte.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import { SettingsStore } from '#storage/settings.ts';

/** A recognition that comes up on wasm; whether what is drawn is seen is told when the test says so. */
function comesUp() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
  const settings = new SettingsStore(() => storage);
  const answers: ((sees: boolean) => void)[] = [];
  const knownAnswer = { picture: { path: 'x', bytes: 0, sha256: '' }, size: 1, anchors: [] };
  const recogniser = new Recogniser({
    client: {
      onstopped: null,
      onrestarted: null,
      prepare: () => undefined,
      exclude: () => undefined,
      start: () => Promise.resolve({ backend: 'wasm', trials: [], threads: 1 }),
    },
    offline: {
      loadModels: () =>
        Promise.resolve({ manifest: { version: 'v', models: [], knownAnswer }, bytes: {}, stored: 'stored' } as never),
    },
    settings,
    backend: 'auto',
    userAgent: 'a browser',
    rules: () => DEFAULT_RULES,
    seesTrue: () => new Promise((resolve) => answers.push(resolve)),
  });
  return { recogniser, settings, answers };
}

const moment = () => new Promise((resolve) => setTimeout(resolve));

test('on the first visit nobody is looked for before it is known that what is drawn is seen', async () => {
  const { recogniser, answers } = comesUp();
  const booting = recogniser.boot();
  await moment();
  expect(recogniser.state.phase).toBe('electing');
  answers[0]?.(true);
  await booting;
  expect(recogniser.state.phase).toBe('ready');
});

test('where it went well last time looks begin at once, and a canvas that lies is told all the same', async () => {
  const { recogniser, settings, answers } = comesUp();
  settings.update({ remembered: { backend: 'wasm', userAgent: 'a browser', version: 'v' } });
  let readies = 0;
  recogniser.onready = () => void readies++;
  const booting = recogniser.boot();
  await moment();
  expect([recogniser.state.phase, readies]).toEqual(['ready', 1]);
  answers[0]?.(false);
  await booting;
  expect(recogniser.state).toEqual({ phase: 'failed', failure: 'canvas-lies' });
  const again = recogniser.boot();
  await moment();
  answers[1]?.(true);
  await again;
  expect([recogniser.state.phase, readies]).toEqual(['ready', 2]);
});
