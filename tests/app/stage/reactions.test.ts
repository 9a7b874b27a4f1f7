import { expect, test } from 'vitest';
import { Reactions } from '#app/stage/reactions.svelte.ts';
import { DEFAULT_SETTINGS, type Settings } from '#storage/settings.ts';

function world() {
  const did: string[] = [];
  const state: { settings: Settings; muted: boolean } = { settings: DEFAULT_SETTINGS, muted: false };
  const reactions = new Reactions({
    settings: {
      get current() {
        return state.settings;
      },
      update: (changes) => {
        state.settings = { ...state.settings, ...changes };
        return true;
      },
    },
    say: (line) => void did.push(`say ${line}`),
    play: (sound) => void did.push(`play ${sound}`),
    vibrate: () => void did.push('vibrate'),
    muted: () => state.muted,
    after: () => undefined,
  });
  return { reactions, did, state };
}
const friend = (track: number) => ({ track, key: 'friend', confidence: 0.9 });

test('a class does what was asked of it, once in three seconds at most', () => {
  const { reactions, did, state } = world();
  reactions.set('friend', { line: '欢迎', sound: 'ping', vibrates: true, big: true });
  reactions.see([friend(1)], 0);
  expect(did).toEqual(['say 欢迎', 'play ping', 'vibrate']);
  expect(reactions.big).toBe('friend');
  reactions.see([friend(1), friend(2)], 2000);
  expect(did).toHaveLength(3);
  reactions.see([friend(3)], 3000);
  expect(did).toHaveLength(6);
  expect(state.settings.reactions['friend']).toEqual({ line: '欢迎', sound: 'ping', vibrates: true, big: true });
});

test('muted, the line is still said to the captions and nothing sounds; a class of nothing does nothing', () => {
  const { reactions, did, state } = world();
  state.muted = true;
  reactions.set('friend', { line: 'Hello', sound: 'alarm' });
  reactions.see([{ track: 9, key: 'guest', confidence: 1 }, friend(1)], 0);
  expect(did).toEqual(['say Hello']);
});

test('a class with a name that every object answers to does nothing until it is told to', () => {
  const { reactions } = world();
  expect(reactions.of('constructor')).toEqual(reactions.of('friend'));
});
