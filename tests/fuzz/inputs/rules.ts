import { RuleBook } from '#app/live/rule-book.svelte.ts';
import { Reactions } from '#app/stage/reactions.svelte.ts';
import { isClassKey } from '#core/dataset/class-key.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { Features } from '#core/person/rules.ts';
import { DEFAULT_SETTINGS, SETTINGS_KEY, SettingsStore, type Settings } from '#storage/settings.ts';
import type { Chance } from '../chance.ts';
import { holds } from '../holds.ts';
import { same } from '../same.ts';
import { jsonMutant, textOf } from '../mutants/json-mutant.ts';
import { ODD_KEYS } from '../mutants/odd-values.ts';
import { mustNotPollute } from './import-world.ts';

const SEED: Settings = {
  ...DEFAULT_SETTINGS,
  language: 'zh',
  deviceId: 'lens',
  views: { lens: { mirrored: true, turns: 1 } },
  rules: {
    rules: [
      { id: 'rule-1', when: { measure: 'top', colour: 'cool', atLeast: 0.4 }, label: 'guest' },
      { id: 'rule-2', when: { measure: 'carries', thing: 'handbag' }, label: 'friend' },
      { id: 'rule-3', when: { measure: 'height', atLeast: 0.5 }, label: 'guest' },
      { id: 'rule-4', when: { measure: 'mouthCovered', atLeast: 0.5 }, label: 'friend' },
    ],
    otherwise: 'friend',
  },
  reactions: { friend: { line: 'hello', sound: null, vibrates: true, big: false } },
};

/** Somebody in a cool top with a bag, half as high as the picture. */
const FEATURES: Features = {
  top: { warm: 0.1, cool: 0.7, dark: 0, light: 0.1, grey: 0.1 },
  topColour: [20, 80, 200],
  carried: { handbag: 0.6 },
  height: 0.5,
  mouthCovered: 0.2,
};

/** One mutant of the settings with a rule list, as it stands in the browser's storage, and what people then do with it. */
export function fuzzRules(chance: Chance): void {
  const shelf = new Map([[SETTINGS_KEY, textOf(jsonMutant(chance, SEED))]]);
  const storage = {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, text: string) => void shelf.set(key, text),
  };
  const store = new SettingsStore(() => storage);
  mustNotPollute();
  const book = new RuleBook(store, () => undefined);
  for (let step = 0; step < 6; step++) {
    mustBeUsable(book);
    changeOne(chance, book);
  }
  mustBeUsable(book);
  mustReact(chance, store);
  const again = new SettingsStore(() => storage).current;
  if (shelf.get(SETTINGS_KEY) !== undefined && store.update({})) {
    const { current } = store;
    holds(same(new SettingsStore(() => storage).current, current), 'settings come back as they were kept');
    holds(same(again.rules, current.rules), 'rules come back as they were kept');
  }
}

function mustBeUsable({ list }: RuleBook): void {
  const ids = list.rules.map(({ id }) => id);
  holds(new Set(ids).size === ids.length, 'every rule is one of its own');
  const verdict = askRules(list, FEATURES);
  if (!verdict) return;
  holds(verdict.strength >= 0 && verdict.strength <= 1, `a strength is a share, not ${verdict.strength}`);
  holds(verdict.key.length > 0, 'a verdict names a class');
}

function changeOne(chance: Chance, book: RuleBook): void {
  const id = book.list.rules[chance.int(Math.max(1, book.list.rules.length))]?.id;
  switch (chance.int(5)) {
    case 0:
    case 1:
      return book.add();
    case 2:
      return id === undefined ? book.undo() : book.move(id, chance.pick([-1, 1]));
    case 3:
      return id === undefined ? book.reset() : book.remove(id);
    default:
      return book.undo();
  }
}

/** Whatever a class is called, it does what somebody chose, or nothing. */
function mustReact(chance: Chance, settings: SettingsStore): void {
  const said: string[] = [];
  const reactions = new Reactions({
    ...{ settings, say: (line) => said.push(line), play: () => undefined, vibrate: () => undefined },
    ...{ muted: () => false, after: () => undefined },
  });
  const key = chance.pick(ODD_KEYS.filter(isClassKey));
  const { line, sound, vibrates, big } = reactions.of(key);
  holds(typeof line === 'string' && typeof vibrates === 'boolean' && typeof big === 'boolean', 'a reaction is whole');
  holds(sound === null || typeof sound === 'string', 'a reaction is whole');
  reactions.set(key, { line: 'seen' });
  holds(reactions.of(key).line === 'seen', 'a reaction is the one that was set');
}
