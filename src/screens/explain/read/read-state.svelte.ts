import { UndoSteps } from '#screens/explain/kit/undo-steps.svelte.ts';
import type { CharacterShelf } from '#app/lab/character-shelf.svelte.ts';
import type { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { readerTraining, type Drawing } from '#core/characters/reader-training.ts';
import { isSure, read, type Reader, type Reading } from '#core/characters/reader.ts';
import { drawStrokes, type Raster } from '#core/characters/raster.ts';
import type { Character, Stroke } from '#core/characters/strokes.ts';
import { Runner } from '#screens/explain/kit/runner.svelte.ts';
import { asShown } from './as-shown.ts';

const LEAST = 2;
export const MOST = 20;
/** What the lesson begins with: some look alike, none is rare. */
const USUAL = '国人大天口';
/** Practice sheets on the wall. */
const SHEETS = 18;
const SEED = 20260;
/** Pen and side that a finger's drawing is read with. */
const PEN = 0.05;
const SIDE = 96;

/** A visitor's own lesson. */
export interface OwnDrawing {
  readonly id: number;
  readonly glyph: string;
  readonly drawing: Drawing;
  /** As it looks. */
  readonly raster: Raster;
}

export interface Sheet {
  readonly id: number;
  readonly glyph: string;
  readonly raster: Raster;
}

type Refusal = 'unknown' | 'full' | 'few' | 'download' | null;

/** What is picked, learnt, written and read in this lesson. */
export class ReadState {
  picked: readonly string[] = $state.raw([...USUAL]);
  refusal: Refusal = $state(null);
  /** What was refused. */
  refused = $state('');
  own: readonly OwnDrawing[] = $state.raw([]);
  reader: Reader | null = $state.raw(null);
  done = $state(0);
  losses: readonly number[] = $state.raw([]);
  sheets: readonly Sheet[] = $state.raw([]);
  /** How long the last lesson took, ms. */
  took: number | null = $state(null);
  /** Stopped by hand before it was ready. */
  stopped = $state(false);
  readonly runner: Runner;
  /** Learnt is what is picked and shown. */
  readonly fresh: boolean = $derived.by(
    () => this.reader !== null && this.reader.glyphs.join('') === this.picked.join('') && this.own === this.#learnt,
  );
  readonly #shelf: CharacterShelf;
  readonly #link: LessonLink;
  #learnt: readonly OwnDrawing[] = $state.raw([]);
  readonly #before = new UndoSteps<readonly OwnDrawing[]>(20);
  #work: ReturnType<typeof readerTraining> | null = null;
  #next = 1;
  #began = 0;
  #turn = 0;

  constructor(shelf: CharacterShelf, link: LessonLink) {
    this.#shelf = shelf;
    this.#link = link;
    const asked = asShown(link.get('set') ?? '').slice(0, MOST);
    if (asked.length >= LEAST) this.picked = asked;
    this.runner = new Runner(() => this.#step());
    this.runner.pace = Infinity;
  }

  get canUndo(): boolean {
    return this.#before.any;
  }

  /** Takes out what the address asked for and no file holds. */
  async check(): Promise<void> {
    const { picked } = this;
    const found = await this.#find(picked);
    if (!found || picked !== this.picked) return;
    const known = picked.filter((glyph) => found.some((one) => one.glyph === glyph));
    if (known.length === picked.length) return;
    this.#refuse('unknown', picked.filter((glyph) => !known.includes(glyph)).join(''));
    this.#pick(known.length >= LEAST ? known : [...USUAL]);
  }

  toggle(glyph: string): void {
    const without = this.picked.filter((one) => one !== glyph);
    if (without.length === this.picked.length) void this.add(glyph);
    else if (without.length < LEAST) this.#refuse('few', glyph);
    else this.#pick(without);
  }

  /** Adds every character of a text; says which of them nobody knows. */
  async add(text: string): Promise<void> {
    this.#refuse(null, '');
    const wanted = asShown(text).filter((glyph) => !this.picked.includes(glyph));
    const found = wanted.length > 0 ? await this.#find(wanted) : [];
    if (!found) return;
    const known = wanted.filter((glyph) => found.some((one) => one.glyph === glyph));
    const others = [...text].filter((glyph) => glyph.trim() && !known.includes(glyph.normalize()));
    const strange = others.filter(
      (glyph, at) => !this.picked.includes(glyph.normalize()) && others.indexOf(glyph) === at,
    );
    const room = MOST - this.picked.length;
    if (strange.length > 0) this.#refuse('unknown', strange.slice(0, 8).join(''));
    else if (known.length > room) this.#refuse('full', known.slice(room).join(''));
    if (known.length > 0 && room > 0) this.#pick([...this.picked, ...known.slice(0, room)]);
  }

  /** Learns from the beginning what is picked, with the visitor's own drawings. */
  async learn(): Promise<void> {
    this.stop();
    const turn = ++this.#turn;
    const [{ picked, own }, found] = [this, await this.#find(this.picked)];
    if (!found || turn !== this.#turn) return;
    const characters = picked.flatMap((glyph) => found.filter((one) => one.glyph === glyph));
    this.#work = readerTraining(
      characters,
      own.map(({ drawing }) => drawing),
      { seed: SEED },
    );
    Object.assign(this, { done: 0, losses: [], sheets: [], stopped: false });
    this.#learnt = own;
    this.#began = performance.now();
    this.runner.start();
  }

  stop(): void {
    this.#turn++;
    if (this.runner.running) this.stopped = true;
    this.runner.stop();
    this.#work = null;
  }

  /** What is on the paper, the most probable first. */
  read(strokes: readonly Stroke[]): readonly Reading[] {
    if (!this.reader || strokes.length === 0) return [];
    return read(this.reader, drawStrokes(strokes, SIDE, PEN));
  }

  /** The same of a piece of a sheet. */
  readRaster(raster: Raster): readonly Reading[] {
    return this.reader ? read(this.reader, raster) : [];
  }

  isSure(readings: readonly Reading[]): boolean {
    return isSure(readings);
  }

  /** "This is what it was": the drawing becomes a lesson, and it learns again. */
  teach(glyph: string, what: { readonly strokes: readonly Stroke[] } | { readonly raster: Raster }): void {
    const raster = 'raster' in what ? what.raster : drawStrokes(what.strokes, SIDE, PEN);
    this.#keep([...this.own, { id: this.#next++, glyph, drawing: { glyph, ...what }, raster }]);
  }

  forget(id: number): void {
    this.#keep(this.own.filter((one) => one.id !== id));
  }

  undo(): void {
    this.#before.undo((own) => {
      this.own = own;
      void this.learn();
    });
  }

  #keep(own: readonly OwnDrawing[]): void {
    this.#before.note(this.own);
    this.own = own;
    void this.learn();
  }

  #pick(glyphs: readonly string[]): void {
    this.stop();
    this.stopped = false;
    this.picked = glyphs;
    this.#link.put('set', glyphs.join('') === USUAL ? null : glyphs.join(''));
  }

  #refuse(refusal: Refusal, refused: string): void {
    this.refusal = refusal;
    this.refused = refused;
  }

  /** null: the file with these could not be had, which is said. */
  async #find(glyphs: readonly string[]): Promise<readonly Character[] | null> {
    try {
      const found = await Promise.all(glyphs.map((glyph) => this.#shelf.find(glyph)));
      return found.filter((one) => one !== null);
    } catch {
      this.#refuse('download', glyphs.join(''));
      return null;
    }
  }

  #step(): boolean {
    const step = this.#work?.next();
    if (!step) return false;
    if (!step.done) {
      const { done, sample, loss } = step.value;
      this.done = done;
      if (sample) this.sheets = [{ id: this.#next++, ...sample }, ...this.sheets].slice(0, SHEETS);
      if (loss !== null && loss !== this.losses.at(-1)) this.losses = [...this.losses, loss];
      return true;
    }
    this.reader = step.value;
    this.done = 1;
    this.took = performance.now() - this.#began;
    this.#work = null;
    return false;
  }
}
