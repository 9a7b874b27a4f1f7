import { LatestRun } from '#app/latest-run.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import type { PickedFile } from '#app/live/picked-file.ts';
import type { Recogniser } from '#app/live/recogniser.svelte.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { heldName } from '#core/dataset/class-name.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { failureOf } from '#core/failure.ts';
import { MAX_SAMPLES } from '#storage/project/project-limits.ts';
import { describeIn, lookAt, type LookWorld } from './tray-looks.ts';
import { peopleOf, type TrayContents, type TrayPicture } from './tray-picture.ts';
import { TrayTicks } from './tray-ticks.svelte.ts';
import { unpackZips, type TrayRemark } from './unpack-zips.ts';

/** Most pictures in a tray: more of them nobody looks through. */
const MOST_PICTURES = 500;
/** How often a picture is tried while the recognition stops and starts again, and the rest in between, ms, longer each time. */
const TRIES = 4;
const REST = 1000;

export type TrayState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly news: TrayNews | null }
  /** People become samples. */
  | { readonly kind: 'adding'; readonly done: number; readonly of: number };

/** What came of the last press: samples were added, or the recognition stopped, or there was no room for the classes. */
export type TrayNews =
  { readonly kind: 'added'; readonly count: number } | { readonly kind: 'failed' } | { readonly kind: 'crowded' };

export interface TrayOptions extends LookWorld {
  readonly history: Pick<DatasetHistory, 'dataset' | 'chosen' | 'addLabelled'>;
  readonly live: Pick<LiveSession, 'aside'>;
  readonly recogniser: Pick<Recogniser, 'state'>;
  readonly wait: (ms: number) => Promise<void>;
  /** Names this visit, so that people of two visits are never mixed up. */
  readonly visit: string;
  /** ms since 1970. */
  readonly now: () => number;
}

/** Pictures laid out to teach from: who was found in each, and which class each of them is to teach. */
export class Tray {
  state: TrayState = $state.raw({ kind: 'closed' });
  pictures: readonly TrayPicture[] = $state.raw([]);
  remarks: readonly TrayRemark[] = $state.raw([]);
  readonly ticks: TrayTicks;
  /** How many samples there is still room for. */
  readonly room: number = $derived.by(() => Math.max(0, MAX_SAMPLES - this.#options.history.dataset.samples.length));
  /** Files that nobody looked at yet. */
  readonly unread: number = $derived.by(
    () => this.pictures.filter(({ contents }) => contents.kind === 'waiting').length,
  );
  readonly #options: TrayOptions;
  readonly #run = new LatestRun();
  #signal = this.#run.begin();
  #reading = false;
  #serial = 0;

  constructor(options: TrayOptions) {
    this.#options = options;
    this.ticks = new TrayTicks(options.history);
  }

  /** Lays files out, beside those that lie there already. Never throws. */
  async layOut(files: readonly PickedFile[]): Promise<void> {
    const signal = this.#signal;
    if (this.state.kind === 'closed') {
      this.ticks.clear(this.#options.history.chosen);
      this.state = { kind: 'open', news: null };
    }
    const unpacked = await unpackZips(files);
    if (signal.aborted) return;
    const laid = unpacked.files.slice(0, MOST_PICTURES - this.pictures.length).map(({ file, folder }): TrayPicture => {
      const id = `${this.#options.visit}-t${++this.#serial}`;
      return { id, file, folder: heldName(folder), contents: { kind: 'waiting' } };
    });
    const over = unpacked.files.length - laid.length;
    const left: TrayRemark[] = over > 0 ? [{ kind: 'over', count: over }] : [];
    this.remarks = [...this.remarks, ...unpacked.remarks, ...left];
    this.pictures = [...this.pictures, ...laid];
    await this.ready();
  }

  /** The recognition is ready, or ready again: what waits is looked at. Never throws. */
  async ready(): Promise<void> {
    if (this.#reading || this.unread === 0) return;
    this.#reading = true;
    const signal = this.#signal;
    try {
      await this.#options.live.aside(() => this.#readAll(signal));
    } finally {
      this.#reading = false;
    }
    // Others were laid out while the last ones were put away.
    if (signal.aborted) await this.ready();
  }

  /** Everybody who is ticked becomes a sample; all of them are one step of undo. Never throws. */
  async add(): Promise<void> {
    const { history, live } = this.#options;
    const { keys, classes } = this.ticks;
    if (this.state.kind !== 'open' || keys.size === 0 || keys.size > this.room) return;
    const signal = this.#signal;
    this.state = { kind: 'adding', done: 0, of: keys.size };
    try {
      const samples = await live.aside(() => this.#describe(keys, signal));
      if (signal.aborted) return;
      const fits = history.addLabelled(classes, samples);
      this.state = { kind: 'open', news: fits ? { kind: 'added', count: samples.length } : { kind: 'crowded' } };
      if (fits) this.ticks.clear();
    } catch {
      if (!signal.aborted) this.state = { kind: 'open', news: { kind: 'failed' } };
    }
  }

  /** Everything in it goes: it is closed, or all was wiped. `person`: only pictures of somebody who is to be forgotten. */
  drop(person: string | null = null): void {
    if (person !== null) {
      const left = this.pictures.filter((picture) => !peopleOf(picture).some(({ id }) => id === person));
      if (left.length < this.pictures.length) this.ticks.clear();
      this.pictures = left;
      return;
    }
    this.#signal = this.#run.begin();
    this.pictures = this.remarks = [];
    this.ticks.reset();
    this.state = { kind: 'closed' };
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    for (let tried = 1; this.#options.recogniser.state.phase === 'ready';) {
      const next = this.pictures.find(({ contents }) => contents.kind === 'waiting');
      if (!next || signal.aborted) return;
      const contents = await lookAt(this.#options, next.file, (index) => `${next.id}-${index + 1}`).catch(
        (error: unknown): TrayContents => ({ kind: 'refused', failure: failureOf(error, 'bad-file') }),
      );
      if (signal.aborted) return;
      if (contents.kind === 'refused' && contents.failure === 'recognition-stopped' && tried < TRIES) {
        await this.#options.wait(REST * tried++);
        continue;
      }
      tried = 1;
      const looked = { ...next, contents };
      this.pictures = this.pictures.map((one) => (one.id === next.id ? looked : one));
      this.ticks.follow(looked);
    }
  }

  async #describe(keys: ReadonlyMap<string, string>, signal: AbortSignal): Promise<readonly Sample[]> {
    const samples: Sample[] = [];
    for (const picture of this.pictures) {
      const people = peopleOf(picture).filter(({ id }) => keys.has(id));
      if (people.length === 0) continue;
      const boxes = people.map(({ box }) => box);
      const described = await describeIn(this.#options, picture.file, boxes);
      if (signal.aborted) return [];
      for (const [index, { id }] of people.entries()) {
        const words = { id, person: id, burst: picture.id, takenAt: this.#options.now() };
        samples.push({ ...described[index]!, ...words, classKey: keys.get(id)! });
      }
      this.state = { kind: 'adding', done: samples.length, of: keys.size };
    }
    return samples;
  }
}
