import { EMBEDDING } from '#core/embedding/embedding.ts';
import { MOST_CLASSES } from '#core/dataset/dataset.ts';
import { HeadCodeError, unpack, type HeadCodeReason } from '#core/head/distillation/pack-head.ts';
import type { LinearHead } from '#core/head/head.ts';
import { isStorable } from '#storage/dataset/head-schema.ts';
import { ProjectRefusal, type RefusalReason } from '#storage/project/project-refusal.ts';
import type { SavedFile, SaveOutcome } from '#storage/project/save-file.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';
import {
  codeOf,
  modelFile,
  projectFile,
  type CodeWish,
  type Contents,
  type Distil,
  type ModelCode,
} from './exchange.ts';
import {
  readForImport,
  takeProject,
  type ImportRefusal,
  type ImportWay,
  type LookAgain,
  type ReadProject,
} from './import-project.ts';
import { projectOf } from './project-of.ts';

export interface ExchangeOptions {
  readonly history: Pick<DatasetHistory, 'dataset' | 'replace'>;
  readonly trainer: Pick<Trainer, 'head' | 'current' | 'options'>;
  readonly saveFile: (file: SavedFile, how?: 'save' | 'share') => Promise<SaveOutcome>;
  /** The browser hands project files to other apps, which is worth a key of its own. */
  readonly sheet: boolean;
  /** The example that comes with the app. Throws where it cannot be loaded. */
  readonly fetchExample: () => Promise<Blob>;
  readonly distil: Distil;
  readonly lookAgain: LookAgain;
}

/** It expects vectors as long as this app's. */
function fitsHere({ bodyLength, faceLength }: LinearHead): boolean {
  return bodyLength === EMBEDDING.bodyLength && (faceLength === 0 || faceLength === EMBEDDING.faceLength);
}

/** What leaves this phone and comes in by somebody's hand: files, codes, the example. */
export class ProjectExchange {
  busy = $state(false);
  /** A project that waits for somebody's word, because something is taught here. */
  asked: ReadProject | null = $state.raw(null);
  /** Samples of the last project that could not be taken. */
  lost = $state(0);
  readonly #options: ExchangeOptions;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** Whether `share` opens a sheet here. */
  get sheet(): boolean {
    return this.#options.sheet;
  }

  /** Brings any file out of the page. */
  save(file: SavedFile, how: 'save' | 'share' = 'save'): Promise<SaveOutcome> {
    return this.#options.saveFile(file, how);
  }

  exportProject(contents: Contents, how: 'save' | 'share' = 'save'): Promise<SaveOutcome | RefusalReason> {
    return this.#guarded(() => this.#options.saveFile(projectFile(projectOf(this.#options), contents), how));
  }

  /** null: there is no trained head. */
  async exportModel(wordOf: (key: string) => string): Promise<SaveOutcome | null> {
    const file = modelFile(this.#options.trainer.head, wordOf);
    return file && this.#options.saveFile(file);
  }

  /**
   * Takes a project file in, as one step that can be undone; where something is taught here somebody is asked first. A
   * file that is refused changes nothing.
   */
  importProject(file: Blob): Promise<'done' | 'asked' | ImportRefusal> {
    this.asked = null;
    return this.#guarded(async () => {
      const read = await readForImport(file);
      if (this.#options.history.dataset.samples.length === 0) return this.#take(read, 'replace');
      this.asked = read;
      return 'asked' as const;
    });
  }

  /** Somebody's word on the project that waits; null: it is not imported. */
  async answer(how: ImportWay | null): Promise<'done' | 'none' | ImportRefusal> {
    const read = this.asked;
    this.asked = null;
    return read && how ? this.#guarded(() => this.#take(read, how)) : 'none';
  }

  /** The example that comes with the app, to look at and to change. */
  async loadExample(): Promise<'done' | 'asked' | ImportRefusal | 'download'> {
    try {
      return await this.importProject(await this.#options.fetchExample());
    } catch {
      return 'download';
    }
  }

  /** The model as the bytes of a QR code; null: there is none, or it was ended. Throws where recognition stops. */
  code(wish: CodeWish): Promise<ModelCode | null> {
    const { trainer, distil } = this.#options;
    return codeOf({ ...projectOf(this.#options), head: trainer.head }, distil, wish);
  }

  /**
   * A model out of a QR code speaks from now on; what was taught before can be brought back with undo. One that could
   * not be read back once it was kept is damaged.
   */
  takeCode(bytes: Uint8Array): 'done' | HeadCodeReason | 'other-embedding' {
    try {
      const head = unpack(bytes);
      if (head.embeddingVersion !== EMBEDDING.version) return 'other-embedding';
      if (!isStorable(head) || !fitsHere(head)) return 'damaged';
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

  async #take(read: ReadProject, how: ImportWay): Promise<'done' | ImportRefusal> {
    const end = await takeProject(read, how, this.#options.history, this.#options.lookAgain);
    if (typeof end === 'string') return end;
    this.lost = end.lost;
    return 'done';
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
