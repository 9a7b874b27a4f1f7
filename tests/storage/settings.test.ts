import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES, type RuleList } from '#core/person/rules.ts';
import { DEFAULT_SETTINGS, SettingsStore } from '#storage/settings.ts';

function memory(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => void (kept = value),
    text: () => kept,
  };
}

const RULES: RuleList = {
  rules: [{ id: 'tie', when: { measure: 'carries', thing: 'tie' }, label: 'guest' }],
  otherwise: 'friend',
};

describe('settings', () => {
  test('a new device starts from the defaults', () => {
    expect(new SettingsStore(() => memory()).current).toEqual(DEFAULT_SETTINGS);
  });

  test('what is changed is there after a reload', () => {
    const storage = memory();
    const remembered = { backend: 'wasm', userAgent: 'Chrome 156', version: '0.1.0' };
    const first = new SettingsStore(() => storage);
    expect(first.update({ language: 'zh', facing: 'user', deviceId: 'lens-2', rules: RULES })).toBe(true);
    expect(first.update({ remembered, trying: 'webgl' })).toBe(true);
    const again = new SettingsStore(() => storage).current;
    expect(again).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'zh',
      facing: 'user',
      deviceId: 'lens-2',
      rules: RULES,
      remembered,
      trying: 'webgl',
    });
  });

  test.each([
    [
      'mere mention throws',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
    ['there is none', () => null],
    [
      'reading throws',
      () => ({
        getItem: () => {
          throw new Error('no');
        },
        setItem: () => {
          throw new Error('no');
        },
      }),
    ],
    [
      'there is no room',
      () => ({
        getItem: () => null,
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      }),
    ],
  ])('where storage is refused (%s) settings last as long as the page, and say so', (_name, storage) => {
    const store = new SettingsStore(storage);
    expect(store.current).toEqual(DEFAULT_SETTINGS);
    expect(store.update({ language: 'en' })).toBe(false);
    expect(store.current.language).toBe('en');
  });

  test.each(['', '{', '[]', '7', 'null', '"text"', '{"language":7}'])(
    'text that is no settings (%s) is the defaults',
    (text) => {
      expect(new SettingsStore(() => memory(text)).current).toEqual(DEFAULT_SETTINGS);
    },
  );

  test('one damaged value does not lose the others', () => {
    const text = JSON.stringify({
      language: 'fr',
      facing: 'user',
      deviceId: 3,
      rules: { rules: 'all' },
      remembered: {},
      trying: 'webgl',
    });
    expect(new SettingsStore(() => memory(text)).current).toEqual({
      ...DEFAULT_SETTINGS,
      facing: 'user',
      trying: 'webgl',
    });
  });

  test.each([
    [{ measure: 'top', colour: 'purple', atLeast: 0.5 }],
    [{ measure: 'top', colour: 'warm', atLeast: 5 }],
    [{ measure: 'carries', thing: 'person' }],
    [{ measure: 'age', atLeast: 0.5 }],
  ])('a list with a rule that cannot be measured (%o) is the default list', (when) => {
    const text = JSON.stringify({ rules: { rules: [{ id: 'a', when, label: 'guest' }], otherwise: 'friend' } });
    expect(new SettingsStore(() => memory(text)).current.rules).toEqual(DEFAULT_RULES);
  });
});

test('of rules that share an id the first one stays: a page cannot show two of one id', () => {
  const rule = (label: string) => ({ id: 'a', when: { measure: 'height', atLeast: 0.5 }, label });
  const text = JSON.stringify({ rules: { rules: [rule('guest'), rule('friend')], otherwise: 'friend' } });
  expect(new SettingsStore(() => memory(text)).current.rules.rules.map(({ label }) => label)).toEqual(['guest']);
});
