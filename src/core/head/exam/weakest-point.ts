import type { ClassReport, ExamReport, WeakestPoint } from './exam-report.ts';

/** Pictures of a class below which nothing else is worth saying. */
const FEW_PICTURES = 5;
/** Share of a class taken for one other that is worth saying. */
const CONFUSED = 0.1;

/**
 * What somebody should mend first: what makes the exam itself blind comes before what it found. Without enough
 * pictures no number means anything; with one person a class the others are about that person; with a background that
 * gives the class away they are about the wall; only then does it matter what is mixed up.
 */
export function weakestPoint({
  classes,
  matrix,
  shortcut,
}: Pick<ExamReport, 'classes' | 'matrix' | 'shortcut'>): WeakestPoint {
  if (classes.length < 2 || classes.some(({ samples }) => samples < FEW_PICTURES)) return { kind: 'too-little' };
  const fewest = classes.reduce((least, one) => (one.people < least.people ? one : least));
  if (fewest.whoNotWhat) return { kind: 'few-people', classKey: fewest.classKey, people: fewest.people };
  if (shortcut?.alarm && shortcut.classKey !== null) return { kind: 'one-background', classKey: shortcut.classKey };
  return mostConfused(classes, matrix) ?? { kind: 'fine' };
}

function mostConfused(classes: readonly ClassReport[], matrix: ExamReport['matrix']): WeakestPoint | null {
  let worst: WeakestPoint | null = null;
  let most = CONFUSED;
  for (const [truth, row] of matrix.entries()) {
    const all = row.reduce((sum, { length }) => sum + length, 0);
    for (const [said, { length }] of row.entries()) {
      if (truth === said || all === 0 || length / all <= most) continue;
      most = length / all;
      worst = { kind: 'confused', classKey: classes[truth]!.classKey, with: classes[said]!.classKey, share: most };
    }
  }
  return worst;
}
