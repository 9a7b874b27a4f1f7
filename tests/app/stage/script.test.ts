import { expect, test } from 'vitest';
import { Script, type ScriptMessage } from '#app/stage/script.svelte.ts';
import { beginsAt, CHAPTERS, CHAPTER_SECONDS } from '#core/stage/chapters.ts';

function world() {
  const entered: string[] = [];
  const told: ScriptMessage[] = [];
  const state = { now: 1000 };
  const channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'> = {
    postMessage: (message: ScriptMessage) => void told.push(message),
    onmessage: null,
  };
  const script = new Script({ channel, wall: () => state.now, enter: (chapter) => void entered.push(chapter) });
  const hear = (data: ScriptMessage) =>
    void channel.onmessage?.call(channel as BroadcastChannel, { data } as MessageEvent);
  return { script, entered, told, state, hear };
}

test('a clicker walks through all parts and back, and stays at either end', () => {
  const { script, entered } = world();
  for (let press = 0; press < CHAPTERS.length + 3; press += 1) script.walk(1);
  expect(entered).toEqual([...CHAPTERS]);
  script.walk(-1);
  expect(script.chapter).toBe(CHAPTERS.at(-2));
});

test('the window with the notes is told where the talk is, and may walk it', () => {
  const { script, told, state, hear } = world();
  hear({ type: 'where' });
  expect(told.at(-1)).toEqual({ type: 'at', chapter: null, since: 0, began: 0 });
  hear({ type: 'walk', by: 1 });
  state.now = 5000;
  hear({ type: 'open', chapter: 'why' });
  expect(told.at(-1)).toEqual({ type: 'at', chapter: 'why', since: 5000, began: 1000 });
  script.close();
  expect(told.at(-1)).toMatchObject({ chapter: null });
});

test('the parts are planned for eight minutes', () => {
  expect(beginsAt('goodbye') + CHAPTER_SECONDS.goodbye).toBe(480);
});
