import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import type { Project } from '#storage/project/project.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';
import { joinKept } from './join-kept.ts';
import { maySave, type KeepState } from './keep-state.ts';
import { projectOf } from './project-of.ts';
import type { Join, StoredCopy } from './stored-copy.svelte.ts';

export interface AutosaveOptions {
  readonly history: DatasetHistory;
  readonly trainer: Pick<Trainer, 'current' | 'options'>;
  readonly copy: StoredCopy;
  /** Whether what is taught is to be kept now. */
  readonly keeping: () => boolean;
  /** Whether no other window said no meanwhile. */
  readonly stillKeeps: () => boolean;
}

/** Changes within this time are kept together, ms. */
const REST = 600;
/** States that another try may mend. */
const RETRIED: ReadonlySet<KeepState['phase']> = new Set(['unsaved', 'unreadable', 'elsewhere', 'undeleted']);

/** Brings the phone's copy up to date with what is taught: reads before it writes, one thing after the other. */
export class Autosave {
  readonly #options: AutosaveOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: AutosaveOptions) {
    this.#options = options;
  }

  /** Dataset or head changed: kept soon, if anything is to be kept. */
  changed(): void {
    const { copy, keeping } = this.#options;
    this.stop();
    if (!keeping()) return;
    this.#timer = setTimeout(() => void this.save(), REST);
    copy.note({ type: 'changed' });
  }

  /** The page may be gone in a moment: what waits to be kept is kept at once. Resolves when nothing is on its way. */
  async hurry(): Promise<void> {
    if (this.#timer !== undefined) await this.save();
    await this.#last;
  }

  /** What waits to be kept waits no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Reads what is kept, if anything is to be kept. */
  read(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  save(): Promise<void> {
    return this.#inTurn(() => this.#save());
  }

  delete(): Promise<void> {
    this.stop();
    return this.#inTurn(() => this.#options.copy.delete());
  }

  forget(ids: readonly string[]): Promise<boolean> {
    return this.#inTurn(() => this.#options.copy.forget(new Set(ids)));
  }

  /** Nothing is kept from here on; what waited to be kept until now still is. */
  leave(): Promise<void> {
    const { copy } = this.#options;
    const { phase } = copy.state;
    const project = phase === 'saving' || phase === 'unsaved' ? projectOf(this.#options) : null;
    this.stop();
    return this.#inTurn(async () => {
      if (project) await copy.write(project, () => 'saved');
      copy.note({ type: 'leave' });
    });
  }

  /** Tries again what did not work. */
  retry(): void {
    const { copy, keeping } = this.#options;
    if (!RETRIED.has(copy.state.phase)) return;
    if (keeping()) void this.save();
    else if (copy.state.phase === 'undeleted') void this.delete();
  }

  /**
   * What another version of the embedding made is looked at again: `look` gives every sample with this version's
   * vectors. False, and everything is left alone, where one is missing. Throws only what `look` throws.
   */
  async renew(look: (samples: readonly Sample[]) => Promise<readonly Sample[]>): Promise<boolean> {
    const { copy } = this.#options;
    const kept: Project | null = await this.#inTurn(() => copy.foreign());
    if (!kept) return false;
    const samples = await look(kept.dataset.samples);
    const seen = new Set(samples.map(({ id }) => id));
    if (!kept.dataset.samples.every(({ id }) => seen.has(id))) return false;
    const dataset = { classes: kept.dataset.classes, samples };
    const project: Project = { ...kept, embeddingVersion: EMBEDDING.version, dataset, head: null };
    await this.#inTurn(async () => {
      copy.translate(project, this.#join);
      await this.#save();
    });
    return maySave(copy.state);
  }

  readonly #join: Join = (project, last) => joinKept(this.#options.history, project, last);

  async #read(): Promise<void> {
    const { copy, history, keeping } = this.#options;
    if (!keeping()) return;
    await copy.read(this.#join, keeping);
    // More was taught here than was kept: that is to be kept as well.
    const { phase } = copy.state;
    if (phase === 'saving' || (phase === 'nothing' && !history.blank)) this.changed();
  }

  async #save(): Promise<void> {
    const { copy, keeping, stillKeeps } = this.#options;
    this.stop();
    if (!keeping()) return;
    if (copy.state.phase === 'undeleted') await copy.delete();
    if (copy.state.phase === 'foreign') return;
    if (await copy.isLocked()) return copy.note({ type: 'locked' });
    if (!maySave(copy.state)) await this.#read();
    if (!keeping() || !maySave(copy.state)) return;
    this.stop();
    await copy.write(projectOf(this.#options), () => (this.#timer === undefined ? 'saved' : 'changed'));
    if (keeping() && !stillKeeps()) await copy.delete();
  }

  /** One after the other, whatever became of those before. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
