import type { Label } from '#core/scene.ts';

/** Of answers that claim less than this, two in five or more are wrong on people never met. */
const SURE_ENOUGH = 0.6;

/** Whether a label is no more than a guess of the head, and should be shown as one. Rules measure, they never guess. */
export function isGuess({ by, confidence }: Pick<Label, 'by' | 'confidence'>): boolean {
  return by === 'head' && confidence < SURE_ENOUGH;
}
