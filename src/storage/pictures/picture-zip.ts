import { byName, isLitter, PICTURE_TYPES } from '#core/file-names.ts';
import { pauses } from '#core/pauses.ts';
import { MAX_FILE_BYTES, MAX_UNPACKED_BYTES } from '#storage/project/project-limits.ts';
import { unpackEntry } from '#storage/project/unpack-entry.ts';
import { zipDirectory, type ZipEntry } from '#storage/project/zip-directory.ts';
import { folderNames } from './folder-names.ts';

/** A picture out of a zip. */
export interface ZippedPicture {
  readonly file: File;
  /** The folder that it lay in, or the class that its name begins with; null: neither is known. */
  readonly folder: string | null;
}

/** What a zip holds: `skipped` files in it are no pictures, `damaged` pictures could not be unpacked. */
export interface PictureZip {
  readonly pictures: readonly ZippedPicture[];
  readonly skipped: number;
  readonly damaged: number;
}

/**
 * The pictures of a zip: folders of them, or the project file of a Teachable Machine image project, which is such a zip.
 * They are unpacked one by one and never more than a project file may hold, whatever the directory says. `too-large`
 * where it holds more; `damaged` where it is no zip. Nothing in it is decoded.
 */
export async function readPictureZip(file: File): Promise<PictureZip | 'too-large' | 'damaged'> {
  if (file.size > MAX_FILE_BYTES) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const entries = zipDirectory(bytes)
    ?.map((entry) => ({ ...entry, name: entry.name.replaceAll('\\', '/') }))
    .filter(({ name }) => !name.endsWith('/') && !isLitter(name));
  if (!entries) return 'damaged';
  const inside = entries.filter(({ name }) => typeOf(name) !== null);
  if (inside.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED_BYTES) return 'too-large';
  const ordered = [...inside].sort((a, b) => byName(a.name, b.name));
  const folders = folderNames(
    ordered.map(({ name }) => name),
    file.name,
  );
  const pictures: ZippedPicture[] = [];
  const pause = pauses();
  for (const [index, entry] of ordered.entries()) {
    const unpacked = await unpackEntry(bytes, entry, pause);
    if (unpacked) pictures.push({ file: fileOf(entry, unpacked), folder: folders[index] ?? null });
  }
  return { pictures, skipped: entries.length - inside.length, damaged: ordered.length - pictures.length };
}

function fileOf({ name }: ZipEntry, bytes: Uint8Array<ArrayBuffer>): File {
  return new File([bytes], name.split('/').at(-1) ?? name, { type: typeOf(name) ?? '' });
}

function typeOf(name: string): string | null {
  return PICTURE_TYPES[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;
}
