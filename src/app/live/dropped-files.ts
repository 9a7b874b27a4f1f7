import { byName, isLitter } from '#core/file-names.ts';
import type { PickedFile } from './picked-file.ts';

/** What a drop or a paste brings, folders taken apart; in the order of their names within a folder. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<PickedFile[]> {
  if (!transfer) return [];
  // The list is gone as soon as the event is over, so it is read before anything is awaited.
  const plain = [...transfer.files].map((file) => ({ file, folder: null }));
  const entries = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const lists = await Promise.all(entries.map((entry) => (entry ? filesIn(entry, null) : Promise.resolve([]))));
  return lists.flat();
}

async function filesIn(entry: FileSystemEntry, folder: string | null): Promise<PickedFile[]> {
  if (isLitter(entry.name)) return [];
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    return file ? [{ file, folder }] : [];
  }
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  const lists = await Promise.all(
    children.sort((a, b) => byName(a.name, b.name)).map((child) => filesIn(child, entry.name)),
  );
  return lists.flat();
}

/** A reader gives a hundred entries at a time and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
