/** What systems put beside people's files: forks of files, and settings of folders. `path`: with forward slashes. */
export function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i.test(path);
}
