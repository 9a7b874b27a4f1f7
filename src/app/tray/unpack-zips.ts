import { fileKind } from '#camera/files/file-kind.ts';
import type { PickedFile } from '#app/live/picked-file.ts';
import { readPictureZip } from '#storage/pictures/picture-zip.ts';

/** What somebody is told about files that are not in the tray. */
export type TrayRemark =
  /** More pictures than a tray holds. */
  | { readonly kind: 'over'; readonly count: number }
  /** A zip that was not taken, or held something besides pictures. */
  | { readonly kind: 'zip-large' | 'zip-damaged' | 'zip-empty'; readonly name: string }
  | { readonly kind: 'skipped' | 'damaged'; readonly name: string; readonly count: number };

/** Files with the pictures of every zip in its place, and what is to be said about the zips. */
export async function unpackZips(
  files: readonly PickedFile[],
): Promise<{ readonly files: readonly PickedFile[]; readonly remarks: readonly TrayRemark[] }> {
  const all: PickedFile[] = [];
  const remarks: TrayRemark[] = [];
  for (const picked of files) {
    const kind = await fileKind(picked.file).catch(() => 'other' as const);
    if (kind !== 'picture-zip') {
      all.push(picked);
      continue;
    }
    const { name } = picked.file;
    const zip = await readPictureZip(picked.file).catch(() => 'damaged' as const);
    if (typeof zip === 'string') remarks.push({ kind: zip === 'too-large' ? 'zip-large' : 'zip-damaged', name });
    else {
      all.push(...zip.pictures);
      if (zip.pictures.length === 0 && zip.damaged === 0) remarks.push({ kind: 'zip-empty', name });
      if (zip.skipped > 0) remarks.push({ kind: 'skipped', name, count: zip.skipped });
      if (zip.damaged > 0) remarks.push({ kind: 'damaged', name, count: zip.damaged });
    }
  }
  return { files: all, remarks };
}
