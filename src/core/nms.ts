import { iou } from './box.ts';
import type { Detection } from './detection.ts';

/**
 * Greedy non-maximum suppression within each kind: the best-scored box stays, others of its kind that overlap it
 * by more than `maxIou` go. Kinds do not suppress each other: a tie lies inside its person.
 * @returns what stays, best score first
 */
export function nms(detections: readonly Detection[], maxIou: number): Detection[] {
  const kept: Detection[] = [];
  for (const candidate of [...detections].sort((a, b) => b.score - a.score)) {
    const covered = kept.some(({ kind, box }) => kind === candidate.kind && iou(box, candidate.box) > maxIou);
    if (!covered) kept.push(candidate);
  }
  return kept;
}
