/** Numbers of a text's vector. */
export const TEXT_LENGTH = 4096;
/** Which vector this version makes; a head never speaks about another. */
export const TEXT_VERSION = 'text-2';
/** Longest text that is counted, characters. */
export const LONGEST_TEXT = 280;
/**
 * Share 0..1 of taught sentences that may be called unknown. Sentences of one kind have little in common, so strangers
 * begin close behind them: at the visor's usual 0.05 half of the sentences of a third kind passed for one of the two.
 */
export const TEXT_REFUSED = 0.2;

/** What counts of a text: small letters, one blank between words, no signs. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}°%]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}

/** One thing that was counted. */
export interface Counted {
  /** One Chinese character or two neighbours; four or five letters in a row; a whole word, between blanks. */
  readonly piece: string;
  readonly count: number;
}

/**
 * A pair of characters and a whole word count half: they say again what their parts have said. This and the lengths were
 * chosen by how often a third kind of sentence is found out; the tests ask about sentences written afterwards.
 */
const SAID_AGAIN = 0.5;
/** In a row: characters of Chinese, letters of other writing. Fewer letters occur in any sentence at all. */
const LENGTHS = { han: [1, 2], letters: [4, 5] } as const;

/**
 * What is counted of a text, the most frequent first, then in order of the text. Chinese: characters and pairs of
 * neighbours. Letters: fours, fives and whole words, because a letter alone says next to nothing.
 */
export function countPieces(text: string): Counted[] {
  const counts = new Map<string, number>();
  const count = (piece: string) => void counts.set(piece, (counts.get(piece) ?? 0) + 1);
  for (const run of plainText(text).match(/\p{Script=Han}+|[^\p{Script=Han} ]+/gu) ?? []) {
    const characters = [...run];
    for (const length of isHan(run) ? LENGTHS.han : LENGTHS.letters) {
      for (let i = 0; i + length <= characters.length; i++) count(characters.slice(i, i + length).join(''));
    }
    if (!isHan(run)) count(` ${run} `);
  }
  return [...counts].map(([piece, times]) => ({ piece, count: times })).sort((one, other) => other.count - one.count);
}

/**
 * A text as numbers: every piece that is counted has a place of its own, given by its hash, and counts there up or
 * down (Weinberger et al. 2009); roots of the counts, so that "the the the" is not three times as much. All zeros for
 * a text without letters.
 */
export function textVector(text: string): Float32Array {
  const vector = new Float32Array(TEXT_LENGTH);
  for (const { piece, count } of countPieces(text)) {
    const hash = hashOf(piece);
    const place = hash % TEXT_LENGTH;
    const weight = (isHan(piece) && [...piece].length > 1) || piece.startsWith(' ') ? SAID_AGAIN : 1;
    vector[place] = vector[place]! + (hash & 0x80000000 ? -1 : 1) * weight * Math.sqrt(count);
  }
  return vector;
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}

/** FNV-1a over code units, mixed once more (the finaliser of MurmurHash3), 32 bits without sign. */
function hashOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
