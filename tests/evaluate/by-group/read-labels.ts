import { readFileSync } from 'node:fs';
import { Unmeasurable } from '../unmeasurable.ts';

/** One line of labels: a picture, by its path in the folder or in its `images/`, and whose group it belongs to. */
export interface PictureLabel {
  readonly file: string;
  readonly group: string;
}

/** Reads a CSV with the columns file and group. Throws {@link Unmeasurable} where it is none. */
export function readLabels(path: string): PictureLabel[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Unmeasurable(`${path} cannot be read.`);
  }
  const [head = [], ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  const [file, group] = ['file', 'group'].map((name) => head.findIndex((cell) => cell.toLowerCase() === name));
  if (file === undefined || group === undefined || file < 0 || group < 0) {
    throw new Unmeasurable(`${path} needs a first line with the columns file and group.`);
  }
  if (rows.length === 0) throw new Unmeasurable(`${path} lists no pictures.`);
  return rows.map((row, index) => {
    const label = { file: row[file] ?? '', group: row[group] ?? '' };
    if (!label.file || !label.group) throw new Unmeasurable(`${path}: picture ${index + 1} has no file or no group.`);
    return label;
  });
}

/** The cells of one line; a quoted cell may hold commas, and two quotes for one. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
  return cells.map((cell) => {
    const bare = cell.trim();
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
  });
}
