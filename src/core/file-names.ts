/** What systems put beside people's files: forks of files, and settings of folders. `path`: with forward slashes. */
export function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i.test(path);
}

/** The order of names as people count: 2 before 10. */
export function byName(one: string, other: string): number {
  return one.localeCompare(other, undefined, { numeric: true });
}

/** The last folder of a path with forward slashes; null where it has none. */
export function folderOf(path: string): string | null {
  return path.split('/').filter(Boolean).at(-2) ?? null;
}

/** Endings of pictures' names, and what their bytes are. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  avif: 'image/avif',
  heic: 'image/heic',
};
