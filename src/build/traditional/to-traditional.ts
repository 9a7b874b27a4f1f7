import { Converter } from 'opencc-js';
import { CORRECTIONS } from './corrections.ts';

const byDictionary = Converter({ from: 'cn', to: 'twp' });
const longestFirst = Object.keys(CORRECTIONS).sort((a, b) => b.length - a.length);
const CUT = new RegExp(`(${longestFirst.join('|')})`);

/** Curly quotation marks are the mainland's; Traditional Chinese sets corner brackets. */
const MARKS: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/**
 * Simplified Chinese, also amid code, as Traditional Chinese: words by OpenCC's dictionaries (Taiwan's words) and
 * {@link CORRECTIONS}, quotation marks, and a space around a correction in Latin letters. Everything else stays.
 */
export function toTraditional(text: string): string {
  return text
    .split(CUT)
    .map((piece, i) => (i % 2 === 1 ? CORRECTIONS[piece]! : byDictionary(piece)))
    .join('')
    .replace(/[“”‘’]/g, (mark) => MARKS[mark]!)
    .replace(/(?<=\p{Script=Han})QR Code/gu, ' QR Code')
    .replace(/QR Code(?=\p{Script=Han})/gu, 'QR Code ');
}
