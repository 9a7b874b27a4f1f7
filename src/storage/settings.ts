import * as v from 'valibot';
import { COLOURS, DEFAULT_RULES, type RuleList } from '#core/person/rules.ts';
import { KINDS, type ThingKind } from '#core/detection/detection.ts';
import { SOUNDS, type Reaction } from '#core/stage/reaction.ts';

/** The backend that won the election, and where: another browser or app version asks again. */
interface Remembered {
  readonly backend: string;
  readonly userAgent: string;
  readonly version: string;
}

/** `mirrored` null: as the lens wants it; `turns`: quarter turns clockwise that make its picture upright. */
interface LensView {
  readonly mirrored: boolean | null;
  readonly turns: 0 | 1 | 2 | 3;
}

/** What Visor remembers about this device. Nothing of any person. */
export interface Settings {
  /** Null: as the browser prefers. */
  readonly language: 'zh' | 'zh-Hant' | 'en' | null;
  /** The Chinese that is read here, also while the screen speaks English; null: as the browser prefers. */
  readonly chinese: 'zh' | 'zh-Hant' | null;
  /** Two languages side by side. */
  readonly paired: boolean;
  readonly facing: 'user' | 'environment';
  /** The chosen lens; null: the browser's choice. */
  readonly deviceId: string | null;
  /** How the pictures of lenses are shown, by their ids. */
  readonly views: Readonly<Record<string, LensView>>;
  readonly rules: RuleList;
  readonly remembered: Remembered | null;
  /**
   * Crash guard: the backend being tried, set before and cleared (null) after its warm-up. Found set at start,
   * that backend took the page down with it last time.
   */
  readonly trying: string | null;
  /** Whether the dataset is kept on this phone; `unasked`: nobody chose yet, so it is not. */
  readonly keep: 'unasked' | 'keep' | 'memory';
  /** At an event nothing is kept, and everything is wiped after `idleMinutes` without a touch. */
  readonly event: boolean;
  readonly idleMinutes: number;
  /** Lines are said aloud, not only shown. */
  readonly aloud: boolean;
  /** What happens when somebody of a class comes into sight, by class key. */
  readonly reactions: Readonly<Record<string, Reaction>>;
  /** A stand with a queue is on, over a reload too. */
  readonly stand: boolean;
  /** Seconds without a visitor in the zone of a stand after which the visit is over. */
  readonly standEmpty: number;
}

export const DEFAULT_SETTINGS: Settings = {
  language: null,
  chinese: null,
  paired: false,
  facing: 'environment',
  deviceId: null,
  views: {},
  rules: DEFAULT_RULES,
  remembered: null,
  trying: null,
  keep: 'unasked',
  event: false,
  idleMinutes: 10,
  aloud: false,
  reactions: {},
  stand: false,
  standEmpty: 20,
};

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const things = KINDS.filter((kind): kind is ThingKind => kind !== 'person');

const rules = v.object({
  rules: v.pipe(
    v.array(
      v.object({
        id: word,
        when: v.variant('measure', [
          v.object({ measure: v.literal('top'), colour: v.picklist(COLOURS), atLeast: share }),
          v.object({ measure: v.literal('carries'), thing: v.picklist(things) }),
          v.object({ measure: v.literal('height'), atLeast: share }),
          v.object({ measure: v.literal('mouthCovered'), atLeast: share }),
        ]),
        label: word,
      }),
    ),
    v.transform(eachOnce),
  ),
  otherwise: word,
});

const reaction = v.object({
  line: v.pipe(v.string(), v.maxLength(120)),
  sound: v.nullable(v.picklist(SOUNDS)),
  vibrates: v.boolean(),
  big: v.boolean(),
});

/** Rules of one id would be one on the page: the first one stays. */
function eachOnce<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Each field falls back by itself: one damaged value does not lose the others. */
const settings: v.GenericSchema<unknown, Settings> = v.object({
  language: v.fallback(v.nullable(v.picklist(['zh', 'zh-Hant', 'en'])), DEFAULT_SETTINGS.language),
  chinese: v.fallback(v.nullable(v.picklist(['zh', 'zh-Hant'])), DEFAULT_SETTINGS.chinese),
  paired: v.fallback(v.boolean(), DEFAULT_SETTINGS.paired),
  facing: v.fallback(v.picklist(['user', 'environment']), DEFAULT_SETTINGS.facing),
  deviceId: v.fallback(v.nullable(v.string()), null),
  views: v.fallback(
    v.record(v.string(), v.object({ mirrored: v.nullable(v.boolean()), turns: v.picklist([0, 1, 2, 3]) })),
    DEFAULT_SETTINGS.views,
  ),
  rules: v.fallback(rules, DEFAULT_RULES),
  remembered: v.fallback(
    v.nullable(v.object({ backend: v.string(), userAgent: v.string(), version: v.string() })),
    null,
  ),
  trying: v.fallback(v.nullable(v.string()), null),
  keep: v.fallback(v.picklist(['unasked', 'keep', 'memory']), DEFAULT_SETTINGS.keep),
  event: v.fallback(v.boolean(), DEFAULT_SETTINGS.event),
  idleMinutes: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(240)), DEFAULT_SETTINGS.idleMinutes),
  aloud: v.fallback(v.boolean(), DEFAULT_SETTINGS.aloud),
  reactions: v.fallback(v.record(word, reaction), {}),
  stand: v.fallback(v.boolean(), DEFAULT_SETTINGS.stand),
  standEmpty: v.fallback(v.pipe(v.number(), v.minValue(5), v.maxValue(600)), DEFAULT_SETTINGS.standEmpty),
});

/** Their place in `localStorage`. */
export const SETTINGS_KEY = 'visor-settings';

/** Settings in `localStorage`; where that is refused (private windows, no room) they last as long as the page. */
export class SettingsStore {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  #current: Settings;

  /** `storage` is a function because some browsers throw at the mere mention of `localStorage`. */
  constructor(storage: () => Pick<Storage, 'getItem' | 'setItem'> | null) {
    this.#storage = quietly(storage, null);
    this.#current = this.#read() ?? DEFAULT_SETTINGS;
  }

  /** Another window changed them: the next update here is not to bring back what they were. */
  refresh(): Settings {
    return (this.#current = this.#read() ?? this.#current);
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes some fields; false when they are only remembered until the page closes. */
  update(changes: Partial<Settings>): boolean {
    this.#current = { ...this.#current, ...changes };
    return quietly(() => {
      this.#storage?.setItem(SETTINGS_KEY, JSON.stringify(this.#current));
      return this.#storage !== null;
    }, false);
  }

  /** null where nothing is stored. */
  #read(): Settings | null {
    const text = quietly(() => this.#storage?.getItem(SETTINGS_KEY) ?? null, null);
    return text === null ? null : parse(text);
  }
}

function parse(text: string): Settings {
  const result = v.safeParse(
    settings,
    quietly(() => JSON.parse(text) as unknown, null),
  );
  return result.success ? result.output : DEFAULT_SETTINGS;
}

function quietly<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch {
    return otherwise;
  }
}
