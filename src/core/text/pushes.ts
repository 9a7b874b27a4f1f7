import { askHead } from '#core/head/ask-head.ts';
import type { Head } from '#core/head/head.ts';
import { textVector } from './character-counts.ts';

/** One piece of a text: a Chinese character or a word, or what stands between. */
export interface Push {
  readonly piece: string;
  /**
   * How much the logit of the class, less the largest of the others, falls without this piece: above 0 it speaks for
   * the class. 0 for blanks and signs.
   */
  readonly push: number;
}

/** A text cut into single Chinese characters, whole words, and what stands between. Joined they are the text again. */
export function piecesOf(text: string): string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** What each piece did for the class `classKey`: the text is asked again without it. Measured, not guessed. */
export function pushesOf(head: Head, text: string, classKey: string): Push[] {
  const pieces = piecesOf(text);
  const index = head.classKeys.indexOf(classKey);
  const lead = (asked: string): number => {
    const { logits } = askHead(head, { body: textVector(asked), face: null });
    const others = logits.filter((_, i) => i !== index);
    return (logits[index] ?? 0) - (others.length > 0 ? Math.max(...others) : 0);
  };
  const whole = lead(text);
  return pieces.map((piece, i) => {
    if (index < 0 || !/[\p{L}\p{N}]/u.test(piece)) return { piece, push: 0 };
    const without = pieces.filter((_, other) => other !== i).join('');
    return { piece, push: whole - lead(without) };
  });
}
