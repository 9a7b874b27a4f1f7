import { openStrokes, type StrokeFile } from '#core/characters/stroke-file.ts';
import type { Character } from '#core/characters/strokes.ts';
import type { StrokeStore } from '#storage/models/stroke-store.ts';

/** How characters are written: a few at once and without a network, 9 574 when somebody asks for one. */
export class CharacterShelf {
  /** The characters that come with the app, 国 first; empty until {@link open}. */
  ready: readonly Character[] = $state.raw([]);
  /** Every character there is, by code point; empty until the whole file is here. */
  glyphs: readonly string[] = $state.raw([]);
  readonly #store: StrokeStore;
  #opening: Promise<readonly Character[]> | null = null;
  #whole: Promise<StrokeFile> | null = null;

  constructor(store: StrokeStore) {
    this.#store = store;
  }

  /** Brings the characters that come with the app. Throws `VisorError` 'download'; then it can be called again. */
  open(): Promise<readonly Character[]> {
    this.#opening ??= this.#readFirst().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /**
   * How a character is written; null where it is none of the 9 574 (compare by one code point, so pass one character).
   * Throws `VisorError` 'download' where the whole file is needed and cannot be had; then it can be called again.
   */
  async find(glyph: string): Promise<Character | null> {
    const near = (await this.open()).find((one) => one.glyph === glyph);
    return near ?? (await this.openAll()).find(glyph);
  }

  /** Keeps the whole file for when there is no network, unread. Throws as {@link find} does. */
  keep(): Promise<void> {
    return this.#store.keep();
  }

  /** Brings the whole file, for instance ahead of time. Throws as {@link find} does. */
  openAll(): Promise<StrokeFile> {
    this.#whole ??= this.#readWhole().catch((error: unknown) => {
      this.#whole = null;
      throw error;
    });
    return this.#whole;
  }

  async #readFirst(): Promise<readonly Character[]> {
    const file = openStrokes(await this.#store.first());
    this.ready = file.glyphs.map((glyph) => file.find(glyph)).filter((one) => one !== null);
    return this.ready;
  }

  async #readWhole(): Promise<StrokeFile> {
    const file = await this.#store
      .whole()
      .then(openStrokes)
      .catch(async () => {
        // What was kept may be damaged; a fresh one is asked for once.
        await this.#store.drop();
        return openStrokes(await this.#store.whole());
      });
    this.glyphs = file.glyphs;
    return file;
  }
}
