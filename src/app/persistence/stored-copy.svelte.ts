import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { DatasetStore } from '#storage/dataset/dataset-store.ts';
import { KeepError } from '#storage/dataset/storage-error.ts';
import type { Project } from '#storage/project/project.ts';
import { knownCopy, type KnownCopy } from './join-kept.ts';
import { maySave, nextKeepState, UNREAD, type KeepEvent, type KeepState } from './keep-state.ts';

/** Brings what was read together with what is there; see `joinKept`. */
export type Join = (project: Project, last: KnownCopy | null) => boolean | null;

/**
 * What this phone keeps of the dataset, and what is known of it. Nothing is ever written over something that was not
 * read. Calls come one after the other.
 */
export class StoredCopy {
  state: KeepState = $state.raw(UNREAD);
  readonly #store: DatasetStore;
  readonly #lockTab: () => Promise<boolean>;
  #known: KnownCopy | null = null;

  constructor(store: DatasetStore, lockTab: () => Promise<boolean>) {
    this.#store = store;
    this.#lockTab = lockTab;
  }

  note(event: KeepEvent): void {
    this.state = nextKeepState(this.state, event);
  }

  /** Reads what is there, unless that is known. `wanted`: whether it still is, once it was read. Never throws. */
  async read(join: Join, wanted: () => boolean): Promise<void> {
    this.note({ type: 'read' });
    if (this.state.phase !== 'reading') return;
    try {
      const mine = await this.#lockTab();
      const project = await this.#store.load();
      if (!wanted()) return this.note({ type: 'leave' });
      this.#found(project, join);
      if (!mine && maySave(this.state)) this.note({ type: 'locked' });
    } catch (error) {
      this.note({ type: 'unreadable', why: troubleOf(error) });
    }
  }

  /** Writes the project, if nothing is lost by that. Never throws. */
  async write(project: Project, after: () => 'saved' | 'changed'): Promise<void> {
    if (!(await this.#lockTab())) return this.note({ type: 'locked' });
    if (!maySave(this.state)) return;
    this.note({ type: 'changed' });
    try {
      await this.#store.save(project);
      this.#known = knownCopy(project.dataset);
      this.note({ type: after() });
    } catch (error) {
      this.note({ type: 'failed', why: troubleOf(error) });
    }
  }

  /** Another window would be written over. */
  async isLocked(): Promise<boolean> {
    return !(await this.#lockTab());
  }

  /** Never throws. */
  async delete(): Promise<void> {
    try {
      await this.#store.wipe();
      this.#known = null;
      this.note({ type: 'deleted' });
    } catch (error) {
      this.note({ type: 'undeleted', why: troubleOf(error) });
    }
  }

  /** Whether nothing of these samples is left. Never throws. */
  async forget(ids: ReadonlySet<string>): Promise<boolean> {
    try {
      await this.#store.forget(ids);
      return true;
    } catch (error) {
      troubleOf(error);
      return false;
    }
  }

  /** What another version of the embedding made and was left alone; null: there is no such thing, or it cannot be read now. */
  async foreign(): Promise<Project | null> {
    if (this.state.phase !== 'foreign') return null;
    return this.#store.load().catch(() => null);
  }

  /** What was foreign speaks the language of this version: `project` takes its place. */
  translate(project: Project, join: Join): void {
    if (this.state.phase !== 'foreign') return;
    this.note({ type: 'read' });
    this.#found(project, (kept, last) => (join(kept, last) === null ? null : false));
    this.#known = null;
  }

  #found(project: Project | null, join: Join): void {
    if (!project) {
      this.#known = null;
      return this.note({ type: 'empty' });
    }
    const { embeddingVersion: version, dataset } = project;
    if (version !== EMBEDDING.version) return this.note({ type: 'foreign', version });
    const whole = join(project, this.#known);
    if (whole === null) return this.note({ type: 'unreadable', why: 'crowded' });
    this.#known = knownCopy(dataset);
    this.note({ type: 'found', whole });
  }
}

function troubleOf(error: unknown): KeepError['trouble'] {
  if (error instanceof KeepError) return error.trouble;
  throw error;
}
