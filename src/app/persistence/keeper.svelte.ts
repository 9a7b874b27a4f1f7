import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import type { DatasetStore } from '#storage/dataset/dataset-store.ts';
import type { Project } from '#storage/project/project.ts';
import { projectBytes } from '#storage/project/project-size.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { Capture } from '#app/training/capture.svelte.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';
import { Autosave } from './autosave.ts';
import { ConsentChoice, type Consent } from './consent.svelte.ts';
import { EventMode, type EventClocks } from './event-mode.svelte.ts';
import { maySave, noticeOf, type KeepNotice, type KeepState } from './keep-state.ts';
import { projectOf } from './project-of.ts';
import { StoredCopy } from './stored-copy.svelte.ts';

export interface KeeperOptions {
  readonly history: DatasetHistory;
  readonly trainer: Pick<Trainer, 'current' | 'options'>;
  readonly capture: Pick<Capture, 'drop'>;
  readonly store: DatasetStore;
  readonly settings: Pick<SettingsStore, 'current' | 'update' | 'refresh'>;
  /** Makes this window the one that keeps; false while another one does. */
  readonly lockTab: () => Promise<boolean>;
  /** Tells the other windows that a person is forgotten. */
  readonly tellForgotten: (person: string) => void;
  readonly clocks: EventClocks;
}

/** Somebody beside the dataset who holds samples in memory, and lets go of them when they are forgotten. */
interface SampleHolder {
  /** Ids of one person's samples. */
  readonly samplesOf: (person: string) => readonly string[];
  readonly forget: (person: string) => void;
  readonly forgetAll: () => void;
}

/** What stays of the dataset on this phone: as somebody chose, and never what an event taught. */
export class Keeper {
  readonly event: EventMode;
  readonly keeping: boolean = $derived.by(() => this.consent === 'keep' && !this.event.on);
  /** What the owner has to be told about it; null: nothing. */
  readonly trouble: KeepNotice | null = $derived.by(() => noticeOf(this.state));
  /** Bytes of the dataset, pictures included. */
  readonly usage: number = $derived.by(() => projectBytes(projectOf(this.#options)));
  /** Leaving the page now would lose work of somebody who was not asked, or who wants it kept. */
  readonly atStake: boolean = $derived.by(() => {
    const { history } = this.#options;
    if (this.event.on || this.consent === 'memory') return false;
    if (this.consent === 'unasked') return history.dataset.samples.length > 0;
    return this.state.phase === 'unsaved' || (this.trouble !== null && history.canUndo);
  });
  readonly #options: KeeperOptions;
  readonly #choice: ConsentChoice;
  readonly #copy: StoredCopy;
  readonly #autosave: Autosave;
  readonly #holders: SampleHolder[];

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#choice = new ConsentChoice(options.settings);
    this.#copy = new StoredCopy(options.store, options.lockTab);
    this.event = new EventMode(options.settings, options.clocks);
    this.#holders = [this.event];
    const { history, trainer } = options;
    this.#autosave = new Autosave({
      ...{ history, trainer, copy: this.#copy },
      keeping: () => this.keeping,
      stillKeeps: () => this.#choice.stillKeeps,
    });
  }

  get consent(): Consent {
    return this.#choice.current;
  }

  /** What is known of what the phone holds. */
  get state(): KeepState {
    return this.#copy.state;
  }

  /** From now on forgetting and wiping reach this one, too. */
  watch(holder: SampleHolder): void {
    this.#holders.push(holder);
  }

  /** What this phone keeps by its owner's choice, an event or not; null: nothing, or nothing that can be read. Never throws. */
  async kept(): Promise<Project | null> {
    if (this.consent !== 'keep') return null;
    const project = await this.#options.store.load().catch(() => null);
    return project?.embeddingVersion === EMBEDDING.version ? project : null;
  }

  /** Brings back what was kept, or deletes what was not to stay. Never throws. */
  async restore(): Promise<void> {
    if (this.consent === 'memory') await this.#autosave.delete();
    else await this.#autosave.read();
  }

  /** "Keep": from now on every change is kept on this phone. */
  async keep(): Promise<void> {
    this.#choice.choose('keep');
    await this.#autosave.save();
  }

  /** "Only for now": nothing is kept, and nothing kept before stays. */
  async stayInMemory(): Promise<void> {
    this.#choice.choose('memory');
    await this.#autosave.delete();
  }

  /** What was left alone goes, and what is taught here is kept in its place. */
  async keepAnew(): Promise<void> {
    await this.#autosave.delete();
    await this.keep();
  }

  /** What another version of the embedding made is looked at again; see `Autosave.renew`. */
  renew(look: (samples: readonly Sample[]) => Promise<readonly Sample[]>): Promise<boolean> {
    return this.#autosave.renew(look);
  }

  /** What an event teaches is never kept: when it is over, what was there before it comes back. */
  async setEvent(on: boolean): Promise<void> {
    if (on === this.event.on) return;
    const { history, capture } = this.#options;
    if (on) {
      const leaving = this.#autosave.leave();
      this.event.begin({ dataset: history.dataset, head: this.#options.trainer.current, options: history.options });
      return leaving;
    }
    capture.drop();
    const before = this.event.end();
    const untouched = before ? before.dataset === history.dataset && before.options === history.options : history.blank;
    if (!untouched && before) history.begin(before.dataset, before.head, before.options);
    else if (!untouched) history.begin();
    await this.#autosave.read();
  }

  /** Somebody is here; what an event left behind while nobody was is wiped first. */
  touch(): void {
    if (this.event.over) this.#wipeEvent();
    this.event.touch();
  }

  /** Call it now and then: wipes what an event left behind, and tries again what did not work. */
  tick(): void {
    if (this.event.over) this.#wipeEvent();
    this.#autosave.retry();
  }

  changed(): void {
    this.#autosave.changed();
  }

  hurry(): Promise<void> {
    return this.#autosave.hurry();
  }

  /** Removes one person everywhere and trains without. False: the phone could not delete them yet. */
  async forget(person: string): Promise<boolean> {
    const held = this.#holders.flatMap((holder) => holder.samplesOf(person));
    const ids = [...this.#options.history.samplesOf(person), ...held];
    this.forgotten(person);
    this.#options.tellForgotten(person);
    const gone = await this.#autosave.forget(ids);
    this.changed();
    return gone;
  }

  /** Another window forgot this person, who is nowhere here either. */
  forgotten(person: string): void {
    this.#options.capture.drop(person);
    for (const holder of this.#holders) holder.forget(person);
    this.#options.history.forget(person);
  }

  /** Nothing is left, on the phone and in memory. False: the phone could not delete it yet. */
  async wipe(): Promise<boolean> {
    this.#choice.choose('unasked');
    this.#blank();
    await this.#autosave.delete();
    if (this.state.phase !== 'undeleted') return true;
    // The next start tries again.
    this.#choice.choose('memory');
    return false;
  }

  /** Another window changed the settings: what is no longer kept there is not kept here, and what is wiped there is wiped here. */
  elsewhere(): void {
    const before = this.consent;
    const { keep, event, idleMinutes } = this.#options.settings.refresh();
    this.#choice.current = keep;
    this.event.idleMinutes = idleMinutes;
    if (event !== this.event.on) void this.setEvent(event);
    if (keep === before) return;
    if (keep === 'unasked') this.#blank();
    if (keep === 'keep') this.#copy.note({ type: 'leave' });
    this.changed();
    if (before === 'keep') void this.#autosave.delete();
  }

  /** The store was taken away behind our back: by another window, which said why, or by the browser. */
  lost(): void {
    this.elsewhere();
    if (maySave(this.state)) this.changed();
  }

  #blank(): void {
    this.#autosave.stop();
    this.#options.capture.drop();
    for (const holder of this.#holders) holder.forgetAll();
    this.#options.history.begin();
  }

  /** Also names, a model from a code, and what undo would bring back. */
  #wipeEvent(): void {
    const { history, capture, trainer } = this.#options;
    capture.drop();
    // What its owner keeps comes back after the event.
    if (this.consent !== 'keep') this.event.forgetAll();
    if (!history.blank || trainer.current) history.begin();
  }
}
