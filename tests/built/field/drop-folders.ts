import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** A folder as a file manager drops it. */
export interface DroppedFolder {
  readonly name: string;
  /** Paths of what lies in it. */
  readonly files: readonly string[];
}

/** Drops folders on the page. Scripts can make no folder entries, so the page is given ones that read as the real do. */
export async function dropFolders(page: Page, folders: readonly DroppedFolder[]): Promise<void> {
  const read = folders.map(({ name, files }) => ({
    name,
    files: files.map((path) => ({ name: basename(path), base64: readFileSync(path).toString('base64') })),
  }));
  await page.evaluate((all) => {
    const entries = all.map(({ name, files }) => ({
      ...{ isFile: false, isDirectory: true, name },
      createReader: () => {
        const rounds = [
          files.map(({ name: file, base64 }) => ({
            ...{ isFile: true, isDirectory: false, name: file },
            file: (take: (one: File) => void) =>
              take(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], file)),
          })),
        ];
        return { readEntries: (take: (some: unknown[]) => void) => take(rounds.shift() ?? []) };
      },
    }));
    const transfer = new DataTransfer();
    for (const { name } of all) transfer.items.add(new File([], name));
    DataTransferItem.prototype.webkitGetAsEntry = () => entries.shift() as unknown as FileSystemEntry;
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, read);
}
