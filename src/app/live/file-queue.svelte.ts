import { fileKind, type FileKind } from '#camera/files/file-kind.ts';
import { foldersOf, pickedFiles, type PickedFile } from './picked-file.ts';

export interface FileQueueOptions {
  /** Shows a photo or a clip. Never throws. */
  readonly show: (file: Blob) => Promise<void>;
  /** Takes a model to where models are opened. */
  readonly bring: (file: Blob) => void;
  /** Lays pictures, or a zip of them, out to teach from. */
  readonly layOut: (files: readonly PickedFile[]) => void;
  /** Models are opened where somebody is, and pictures are for teaching there: what is nothing else may be a model. */
  readonly atDesk: () => boolean;
  readonly kindOf?: (file: Blob) => Promise<FileKind>;
}

/**
 * Files that somebody chose, dropped or pasted. A model goes where models go; pictures sorted into folders, in a zip, or
 * brought to the samples are laid out to teach from; others are shown one after another, and may be laid out at any time.
 */
export class FileQueue {
  /** Those that wait for their turn. */
  waiting: readonly PickedFile[] = $state.raw([]);
  /** All that came since nothing waited, those that were shown too. */
  together: readonly PickedFile[] = $state.raw([]);
  readonly #options: FileQueueOptions;

  constructor(options: FileQueueOptions) {
    this.#options = options;
  }

  /** Files out of a file input. */
  pick(files: readonly File[]): Promise<void> {
    return this.take(pickedFiles(files));
  }

  /** Takes the first at once; the others wait, before those that waited already: none is dropped without a word. */
  async take(files: readonly PickedFile[]): Promise<void> {
    const [first, ...others] = files;
    if (!first) return;
    if (foldersOf(files).length > 0 || (others.length > 0 && this.#options.atDesk()))
      return this.#options.layOut(files);
    this.together = [...(this.waiting.length > 0 ? this.together : []), ...files];
    this.waiting = [...others, ...this.waiting];
    await this.#open(first);
  }

  /** The next of those that wait. */
  async next(): Promise<void> {
    const [first, ...others] = this.waiting;
    this.waiting = others;
    if (first) await this.#open(first);
  }

  /** Lays all of them out to teach from. */
  layOut(): void {
    const { together } = this;
    this.clear();
    this.#options.layOut(together);
  }

  /** Nobody wants the others. */
  clear(): void {
    this.waiting = this.together = [];
  }

  async #open(picked: PickedFile): Promise<void> {
    const { kindOf = fileKind, atDesk, bring, show, layOut } = this.#options;
    const kind = await kindOf(picked.file).catch((): FileKind => 'other');
    const model = kind === 'project' || kind === 'teachable-machine' || (kind === 'other' && atDesk());
    if (model) bring(picked.file);
    else if (kind === 'picture-zip' && this.waiting.length > 0) this.layOut();
    else if (kind === 'picture-zip' || (kind === 'picture' && atDesk())) layOut([picked]);
    else await show(picked.file);
  }
}
