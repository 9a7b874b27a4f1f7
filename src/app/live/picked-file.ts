import { byName, folderOf, isLitter } from '#core/file-names.ts';

/** A file that somebody chose, dropped or pasted, or that lay in a zip. */
export interface PickedFile {
  readonly file: File;
  /** The folder that it lay in; null: none is known. */
  readonly folder: string | null;
}

/** Files out of a file input; where a folder was chosen, each knows its own. */
export function pickedFiles(files: Iterable<File>): PickedFile[] {
  return [...files]
    .map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }))
    .filter(({ file }) => !isLitter(file.webkitRelativePath || file.name))
    .sort((a, b) => byName(a.file.webkitRelativePath, b.file.webkitRelativePath));
}

/** The folders that files lie in, in their order; empty where they are not sorted into several. */
export function foldersOf(files: readonly Pick<PickedFile, 'folder'>[]): readonly string[] {
  const folders = new Set(files.map(({ folder }) => folder).filter((folder) => folder !== null));
  return folders.size > 1 ? [...folders] : [];
}
