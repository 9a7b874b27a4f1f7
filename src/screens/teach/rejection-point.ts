import type { RejectionPoint } from '#core/head/head.ts';

/** Where the slider stands: the strictest point that refuses no more than `share` of the taught people. */
export function pointAt(points: readonly RejectionPoint[], share: number): RejectionPoint | null {
  return points.findLast(({ refusedFriends }) => refusedFriends <= share + 1e-9) ?? points[0] ?? null;
}
