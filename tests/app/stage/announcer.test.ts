import { expect, test } from 'vitest';
import { Announcer } from '#app/stage/announcer.svelte.ts';

function world(voices: readonly { lang: string; localService: boolean }[]) {
  const timers: { at: number; run: () => void }[] = [];
  const state = { now: 0, said: [] as string[], kept: [] as boolean[], lang: 'zh-CN', cancelled: 0 };
  const announcer = new Announcer({
    speech: {
      getVoices: () => voices as unknown as SpeechSynthesisVoice[],
      cancel: () => void state.cancelled++,
      speak: ({ text, lang }) => void state.said.push(`${lang} ${text}`),
    },
    utterance: (text) => ({ text }) as SpeechSynthesisUtterance,
    language: () => state.lang,
    now: () => state.now,
    after: (ms, run) => void timers.push({ at: state.now + ms, run }),
    aloud: true,
    keep: (aloud) => void state.kept.push(aloud),
  });
  const pass = (ms: number) => {
    state.now += ms;
    for (const timer of timers.splice(0)) {
      if (timer.at <= state.now) timer.run();
      else timers.push(timer);
    }
  };
  return { announcer, state, pass };
}

const OWN = [
  { lang: 'en-US', localService: true },
  { lang: 'zh_CN', localService: true },
];

test('says at most one line in three seconds, the newest of those that wait', () => {
  const { announcer, state, pass } = world(OWN);
  for (const line of ['一', '二', '三']) announcer.say(line);
  expect(state.said).toEqual(['zh_CN 一']);
  pass(2900);
  expect(state.said).toHaveLength(1);
  pass(100);
  expect(state.said).toEqual(['zh_CN 一', 'zh_CN 三']);
  expect(announcer.caption).toBe('三');
  pass(5000);
  expect(announcer.caption).toBeNull();
});

test('a voice that would send the words away is never used; the caption is there all the same', () => {
  const { announcer, state } = world([{ lang: 'zh-CN', localService: false }]);
  announcer.say('扫描完毕');
  expect(state.said).toEqual([]);
  expect(announcer.caption).toBe('扫描完毕');
});

test('another region of the language will do, another language will not', () => {
  const { announcer, state, pass } = world([{ lang: 'en-GB', localService: true }]);
  announcer.say('中文');
  state.lang = 'en';
  pass(3000);
  announcer.say('English');
  expect(state.said).toEqual(['en-GB English']);
});

test('muted, lines are captions, what is being said ends, and the choice is kept', () => {
  const { announcer, state } = world(OWN);
  const before = state.cancelled;
  announcer.setAloud(false);
  expect(state.cancelled).toBe(before + 1);
  announcer.say('静');
  expect(state.said).toEqual([]);
  expect(announcer.caption).toBe('静');
  expect(state.kept).toEqual([false]);
});
