import { fileKind, type FileKind } from '#camera/files/file-kind.ts';

export interface FileQueueOptions {
  /** Shows a photo or a clip. Never throws. */
  readonly show: (file: Blob) => Promise<void>;
  /** Takes a model to where models are opened. */
  readonly bring: (file: Blob) => void;
  /** Models are opened where somebody is: what is nothing else may be one. */
  readonly atDesk: () => boolean;
  readonly kindOf?: (file: Blob) => Promise<FileKind>;
}

/** Files that somebody chose, dropped or pasted: a model goes where models go, pictures are shown one after another. */
export class FileQueue {
  /** Those that wait for their turn. */
  waiting: readonly File[] = $state.raw([]);
  readonly #options: FileQueueOptions;

  constructor(options: FileQueueOptions) {
    this.#options = options;
  }

  /** Takes the first at once; the others wait. They take the place of those that waited before. */
  async take(files: readonly File[]): Promise<void> {
    const [first, ...others] = files;
    if (!first) return;
    this.waiting = others;
    const kind = await (this.#options.kindOf ?? fileKind)(first).catch((): FileKind => 'other');
    const model = kind === 'project' || kind === 'teachable-machine' || (kind === 'other' && this.#options.atDesk());
    if (model) this.#options.bring(first);
    else await this.#options.show(first);
  }

  /** The next of those that wait. */
  async next(): Promise<void> {
    await this.take(this.waiting);
  }

  /** Nobody wants the others. */
  clear(): void {
    this.waiting = [];
  }
}
