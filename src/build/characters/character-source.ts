import { simplified } from '#core/characters/simplify.ts';
import { packStrokes } from '#core/characters/stroke-file.ts';
import type { Character } from '#core/characters/strokes.ts';
import type { NpmFiles } from '#build/models/npm-files.ts';

/** Middle lines of the strokes of 9 574 characters, one JSON each. */
export const CHARACTERS: NpmFiles = {
  name: 'hanzi-writer-data',
  version: '2.0.1',
  integrity: 'sha512-nbQwM+MaryGoq7pBMIZLCd3lFq03nXuJuwku1+6UbjL58uU+9OULVcMkoNvNuJSoIV7f1bbPRfD4D/LQa5S7qg==',
  paths: ['ARPHICPL.TXT'],
  matching: /^[^/\p{ASCII}]+\.json$/u,
};

/** Characters that come with the app itself: 国, the numerals, and some that are easily mistaken or that people like. */
const FIRST = '国零一二三四五六七八九十百千万亿田回人大天木林日月水火山口中上下小我你好爱家学心龙马鱼鸟土士未末目石电';

/** Points that lie nearer than this to the line without them are left out; the square is 1. */
const TOLERANCE = 1 / 64;

/** What `public/characters` holds: all characters, the first ones, and the licence that goes with them. */
export function characterFiles(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const characters: Character[] = [];
  for (const [path, bytes] of files) {
    if (path.endsWith('.json')) characters.push(characterOf(path.slice(0, -'.json'.length), bytes));
  }
  // Neighbours in the list of all characters lie close together, which makes the file smaller.
  characters.sort((a, b) => a.glyph.codePointAt(0)! - b.glyph.codePointAt(0)!);
  const first = [...FIRST].map((glyph) => {
    const found = characters.find((one) => one.glyph === glyph);
    if (!found) throw new Error(`The npm package ${CHARACTERS.name}@${CHARACTERS.version} has no strokes of ${glyph}.`);
    return found;
  });
  return new Map([
    ['strokes.bin', packStrokes(characters)],
    ['first.bin', packStrokes(first)],
    ['LICENSE.txt', files.get('ARPHICPL.TXT')!],
  ]);
}

function characterOf(glyph: string, bytes: Uint8Array): Character {
  const { medians } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { medians: [number, number][][] };
  // The package's square is 1024 wide; y goes up from −124 to 900.
  const strokes = medians.map((points) => points.map(([x, y]) => ({ x: x / 1024, y: (900 - y) / 1024 })));
  return { glyph: glyph.normalize(), strokes: strokes.map((stroke) => simplified(stroke, TOLERANCE)) };
}
