import { folderOf } from '#core/file-names.ts';

/** What Teachable Machine and others add to the name of a class. */
const ADDED = /[-_ ]*(samples|images|pictures)$/i;
/** A picture's name that begins with its class: `Class 1-0.jpg`, `chef_12.png`. */
const NUMBERED = /^(.*\S)[-_ ]+\d+\.[a-z]+$/i;

/**
 * Which class each picture of a zip belongs to by its path: its own folder. Where all lie in one place, the word that
 * their names begin with, if there are several such words; else that folder, or the zip's own name, as a class that was
 * downloaded alone has it.
 */
export function folderNames(paths: readonly string[], zipName: string): readonly (string | null)[] {
  const own = named(zipName.replace(/\.[a-z0-9]+$/i, ''));
  const folders = paths.map(folderOf);
  const words = new Set(folders).size === 1 ? wordsOf(paths) : null;
  return paths.map((_path, index) => {
    const folder = folders[index] ?? null;
    return words ? named(words[index] ?? '') : folder === null ? own : named(folder);
  });
}

/** The words before the numbers; null where there are not several, or one of them names a single picture only. */
function wordsOf(paths: readonly string[]): readonly string[] | null {
  const words = paths.map((path) => NUMBERED.exec(path.split('/').at(-1) ?? '')?.[1] ?? '');
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts.size > 1 && !counts.has('') && [...counts.values()].every((count) => count > 1) ? words : null;
}

function named(text: string): string | null {
  return text.replace(ADDED, '').trim() || text.trim() || null;
}
