import { iou, type Box } from '#core/box.ts';

/** When the taught head is asked about somebody again, ms after the answer before. */
const AFTER = {
  /** While there are few answers: one look may have caught a turned back. */
  fresh: 150,
  /** Where the last answer was in doubt, another than the one before, or about somebody who has moved since. */
  unsure: 300,
  /** The same once there are many answers: what is still in doubt then, one more hardly decides. */
  hard: 600,
  /** Where all is as it was: with one look's delay no answer is a second old. */
  settled: 800,
} as const;
/** Answers until somebody counts as known. */
const FEW = 3;
const MANY = 8;
/** Confidence from which an answer is not in doubt. */
const SURE = 0.8;
/** Likeness of the box to that of the last answer below which somebody shows another side: turned, come nearer, covered. */
const LIKE = 0.6;

/** What is known of the questions about one person so far. */
export interface Questions {
  /** Answers so far. */
  readonly answers: number;
  /** Capture time of the last one, ms; -Infinity before the first. */
  readonly answeredAt: number;
  /** Where the person was then. */
  readonly box: Box | null;
  /** 0..1 of the last answer, and whether it was another than the one before. */
  readonly confidence: number;
  readonly changed: boolean;
}

/**
 * How overdue a question about somebody is, ms: negative while there is no need, Infinity for somebody new. Who is new,
 * looks different or is in doubt is asked about sooner than who stands there as before.
 */
export function overdueBy(
  { answers, answeredAt, box, confidence, changed }: Questions,
  now: Box,
  time: number,
): number {
  if (answers === 0) return Infinity;
  const other = box !== null && showsAnother(box, now);
  return time - answeredAt - AFTER[stateOf()];

  function stateOf(): keyof typeof AFTER {
    if (answers < FEW) return 'fresh';
    if (other || changed) return 'unsure';
    if (confidence >= SURE) return 'settled';
    return answers < MANY ? 'unsure' : 'hard';
  }
}

/**
 * Who only walks on is seen as before. Somebody who turns, comes near or is covered changes in shape or size; who has left
 * the place altogether stands in another light.
 */
function showsAnother(before: Box, now: Box): boolean {
  if (iou(before, now) === 0) return true;
  return iou({ ...before, x: now.x, y: now.y }, now) < LIKE;
}

/** Nothing about somebody has changed: what is dear to measure can wait. */
export function isSettled(questions: Questions, now: Box): boolean {
  return questions.answers >= FEW && overdueBy(questions, now, questions.answeredAt + AFTER.unsure) < 0;
}
