import type { Lesson, Query } from '#app/query.ts';
import type { PackSheet } from '#core/lesson-pack.ts';

/** Longest value that a lesson may put into its address, characters. */
const LONGEST = 400;

/** Which lesson of the lab is open and in which state, and the address that opens it so again. */
export class LessonLink {
  /** null: the contents. */
  lesson: Lesson | null = $state(null);
  /** The sheet of the lesson pack that is open; null: none. */
  pack: PackSheet | null = $state(null);
  /** What the lesson put here, by its own names; what the address asked for at first. */
  settings: Readonly<Record<string, string>> = $state.raw({});
  readonly #base: string;
  /** Opens this lesson in this state. The page's own address never changes: iOS would ask for the camera again. */
  readonly address: string = $derived.by(() => {
    const parts = { screen: 'explain', ...(this.lesson ? { lesson: this.lesson } : {}), ...this.settings };
    const query = Object.entries(parts).map((pair) => pair.map(encodeURIComponent).join('='));
    return `${this.#base}?${query.join('&')}`;
  });

  /** `base`: the app's own address, without a query. */
  constructor(query: Pick<Query, 'lesson' | 'pack' | 'settings'>, base: string) {
    this.#base = base;
    this.lesson = query.lesson;
    this.pack = query.lesson ? null : query.pack;
    this.settings = query.lesson ? query.settings : {};
  }

  /** Another lesson, in its usual state; null: the contents. */
  open(lesson: Lesson | null): void {
    this.lesson = lesson;
    this.pack = null;
    this.settings = {};
  }

  /** A sheet of the lesson pack; null: the contents. */
  openPack(sheet: PackSheet | null): void {
    this.open(null);
    this.pack = sheet;
  }

  /** What the address or the lesson itself said last; null: nothing. */
  get(name: string): string | null {
    return this.settings[name] ?? null;
  }

  /** A number between two limits; `usual` where there is none. */
  number(name: string, usual: number, least: number, most: number): number {
    const asked = this.settings[name];
    const value = Number(asked);
    return asked === undefined || asked === '' || !Number.isFinite(value)
      ? usual
      : Math.min(most, Math.max(least, value));
  }

  /** One of a few words; `usual` where there is none. */
  choice<T extends string>(name: string, usual: T, words: readonly T[]): T {
    return words.find((word) => word === this.settings[name]) ?? usual;
  }

  /** Remembers a part of the lesson's state for its address; null takes it out. */
  put(name: string, value: string | number | null): void {
    const others = Object.entries(this.settings).filter(([known]) => known !== name);
    const text = value === null ? null : String(value);
    this.settings = Object.fromEntries(text === null || text.length > LONGEST ? others : [...others, [name, text]]);
  }
}
