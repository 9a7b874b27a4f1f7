import { EMBEDDING } from '#core/embedding/embedding.ts';
import { samplesOf } from '#core/dataset/changes.ts';
import { MOST_CLASSES, type Dataset } from '#core/dataset/dataset.ts';
import { HeadCodeError, unpack, type HeadCodeReason } from '#core/head/distillation/pack-head.ts';
import { KeepError, type KeepTrouble } from '#storage/dataset/storage-error.ts';
import type { DatasetStore } from '#storage/dataset/dataset-store.ts';
import type { Project } from '#storage/project/project.ts';
import { projectBytes } from '#storage/project/project-size.ts';
import { ProjectRefusal, type RefusalReason } from '#storage/project/project-refusal.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import type { SavedFile, SaveOutcome } from '#storage/project/save-file.ts';
import type { SettingsStore } from '#storage/settings.ts';
import {
  codeOf,
  modelFile,
  projectFile,
  type CodeWish,
  type Contents,
  type Distil,
  type ModelCode,
} from './exchange.ts';
import type { Capture } from '#app/training/capture.svelte.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';

/** `unasked`: nobody chose yet, so nothing is kept. */
export type Consent = 'unasked' | 'keep' | 'memory';

export interface KeeperOptions {
  readonly history: DatasetHistory;
  readonly trainer: Pick<Trainer, 'head' | 'options'>;
  readonly capture: Pick<Capture, 'drop'>;
  readonly store: DatasetStore;
  readonly settings: Pick<SettingsStore, 'current' | 'update' | 'refresh'>;
  readonly saveFile: (file: SavedFile, how?: 'save' | 'share') => Promise<SaveOutcome>;
  /** Makes this window the one that keeps; false while another one does. */
  readonly lockTab: () => Promise<boolean>;
  /** The browser hands project files to other apps, which is worth a key of its own. */
  readonly sheet: boolean;
  /** The example that comes with the app. Throws where it cannot be loaded. */
  readonly fetchExample: () => Promise<Blob>;
  readonly distil: Distil;
  /** The page's clock, ms. */
  readonly now: () => number;
}

/** Changes within this time are kept together, ms. */
const REST = 600;

/** What stays of the dataset: on this phone, in files, in codes, or nowhere. */
export class Keeper {
  consent: Consent = $state('unasked');
  /** At events nothing is kept, and after some quiet minutes everything is wiped. */
  event = $state(false);
  idleMinutes = $state(10);
  trouble: KeepTrouble | 'other-embedding' | 'other-window' | null = $state(null);
  busy = $state(false);
  /** Bytes of the dataset, pictures included. */
  readonly usage: number = $derived.by(() => projectBytes(this.#project));
  readonly keeping: boolean = $derived.by(() => this.consent === 'keep' && !this.event);
  readonly #options: KeeperOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touchedAt = 0;
  /** The dataset as it was when the event began. */
  #atEvent: Dataset | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
    const { keep, event, idleMinutes } = options.settings.current;
    this.consent = keep;
    this.event = event;
    this.idleMinutes = idleMinutes;
    this.#touchedAt = options.now();
  }

  /** Brings back what was kept. Never throws. */
  async restore(): Promise<void> {
    if (!this.keeping) return;
    const mine = await this.#options.lockTab();
    const project = await this.#try(() => this.#options.store.load());
    if (!mine) this.trouble = 'other-window';
    if (project && project.embeddingVersion !== EMBEDDING.version) this.trouble = 'other-embedding';
    else if (project && this.#options.history.dataset.samples.length === 0) this.#begin(project);
  }

  /** "Keep": from now on every change is kept on this phone. */
  async keep(): Promise<void> {
    this.#choose('keep');
    await this.#save();
  }

  /** "Only for now": nothing is kept, and nothing kept before stays. */
  async stayInMemory(): Promise<void> {
    this.#choose('memory');
    await this.#try(() => this.#options.store.wipe());
  }

  /** What an event teaches is never kept: when it is over, whatever was kept before it comes back. */
  async setEvent(on: boolean): Promise<void> {
    const { history, store, settings } = this.#options;
    if (on && this.#timer !== undefined) await this.#save();
    const untouched = this.#atEvent === history.dataset;
    this.#atEvent = on ? history.dataset : null;
    this.event = on;
    this.touch();
    settings.update({ event: on });
    if (on || !this.keeping || untouched) return;
    this.#options.capture.drop();
    const project = await this.#try(() => store.load());
    if (!this.trouble) this.#begin(project);
  }

  setIdleMinutes(minutes: number): void {
    this.idleMinutes = minutes;
    this.#options.settings.update({ idleMinutes: minutes });
  }

  /** Somebody is here. */
  touch(): void {
    this.#touchedAt = this.#options.now();
  }

  /** Call it now and then: wipes what an event left behind. */
  tick(): void {
    const { history, capture, trainer, now } = this.#options;
    if (!this.event || now() - this.#touchedAt < this.idleMinutes * 60_000) return;
    capture.drop();
    // Also names, a model from a code, and what undo would bring back.
    if (!history.blank || trainer.head) history.begin();
  }

  /** Dataset or head changed: kept soon, if anything is kept. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = this.keeping ? setTimeout(() => void this.#save(), REST) : undefined;
  }

  /** The page may be gone in a moment: what waits to be kept is kept at once. */
  hurry(): void {
    if (this.#timer !== undefined) void this.#save();
  }

  /** Removes one person everywhere and trains without. */
  async forget(person: string): Promise<void> {
    const { history, capture, store } = this.#options;
    capture.drop(person);
    const ids = samplesOf(history.dataset, person);
    history.forget(person);
    await this.#try(() => store.forget(ids));
    this.changed();
  }

  /** Nothing is left, on the phone and in memory. */
  async wipe(): Promise<void> {
    const { history, capture, store } = this.#options;
    capture.drop();
    history.begin();
    this.#choose('unasked');
    this.changed();
    await this.#try(() => store.wipe());
  }

  /** Whether `share` opens a sheet here. */
  get sheet(): boolean {
    return this.#options.sheet;
  }

  /** Another window changed the settings: what is no longer kept there is not kept here, and what is wiped there is wiped here. */
  elsewhere(): void {
    const { history, capture, settings } = this.#options;
    const before = this.consent;
    const { keep, event, idleMinutes } = settings.refresh();
    this.consent = keep;
    this.idleMinutes = idleMinutes;
    if (event !== this.event) void this.setEvent(event);
    if (before === 'unasked' || this.consent !== 'unasked') return;
    capture.drop();
    history.begin();
    this.changed();
  }

  exportProject(contents: Contents, how: 'save' | 'share' = 'save'): Promise<SaveOutcome | RefusalReason> {
    return this.#guarded(() => this.#options.saveFile(projectFile(this.#project, contents), how));
  }

  /** null: there is no trained head. */
  async exportModel(wordOf: (key: string) => string): Promise<SaveOutcome | null> {
    const file = modelFile(this.#options.trainer.head, wordOf);
    return file && this.#options.saveFile(file);
  }

  /** Takes a project file in, as one step that can be undone. A file that is refused changes nothing. */
  importProject(file: Blob): Promise<'done' | RefusalReason> {
    return this.#guarded(async () => {
      const project = await readProjectFile(file, EMBEDDING.version);
      this.#options.history.replace(project.dataset, project.head, project.options);
      return 'done' as const;
    });
  }

  /** The example that comes with the app, to look at and to change. */
  async loadExample(): Promise<'done' | RefusalReason | 'download'> {
    try {
      return await this.importProject(await this.#options.fetchExample());
    } catch {
      return 'download';
    }
  }

  /** The model as the bytes of a QR code; null: there is none, or it was ended. Throws where recognition stops. */
  code(wish: CodeWish): Promise<ModelCode | null> {
    return codeOf(this.#project, this.#options.distil, wish);
  }

  /** A model out of a QR code speaks from now on; what was taught before can be brought back with undo. */
  takeCode(bytes: Uint8Array): 'done' | HeadCodeReason | 'other-embedding' {
    try {
      const head = unpack(bytes);
      if (head.embeddingVersion !== EMBEDDING.version) return 'other-embedding';
      const classes = head.classKeys
        .slice(0, MOST_CLASSES)
        .map((key, look) => ({ key, name: head.classNames[look] ?? null, look }));
      this.#options.history.replace({ classes, samples: [] }, head);
      return 'done';
    } catch (error) {
      if (error instanceof HeadCodeError) return error.reason;
      throw error;
    }
  }

  get #project(): Project {
    const { history, trainer } = this.#options;
    return {
      embeddingVersion: EMBEDDING.version,
      dataset: history.dataset,
      head: trainer.head,
      options: trainer.options,
    };
  }

  /** Dataset that were kept; null: none were. */
  #begin(project: Project | null): void {
    if (project) this.#options.history.begin(project.dataset, project.head, project.options);
    else this.#options.history.begin();
  }

  #choose(consent: Consent): void {
    this.consent = consent;
    this.trouble = null;
    this.#options.settings.update({ keep: consent });
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.keeping) return;
    if (await this.#options.lockTab()) await this.#try(() => this.#options.store.save(this.#project));
    else this.trouble = 'other-window';
  }

  async #try<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      const result = await run();
      this.trouble = null;
      return result;
    } catch (error) {
      if (!(error instanceof KeepError)) throw error;
      this.trouble = error.trouble;
      return null;
    }
  }

  async #guarded<T>(run: () => Promise<T>): Promise<T | RefusalReason> {
    this.busy = true;
    try {
      return await run();
    } catch (error) {
      if (error instanceof ProjectRefusal) return error.reason;
      throw error;
    } finally {
      this.busy = false;
    }
  }
}
