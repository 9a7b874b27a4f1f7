/**
 * The number that follows those of all ids of one prefix (`class-3` after `class-2`), at least `least`. Ids of longer
 * numbers come from elsewhere; nobody counts on from them.
 */
export function nextNumber(prefix: string, ids: readonly string[], least = 1): number {
  const numbers = ids
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length))
    .filter((rest) => /^\d{1,6}$/.test(rest))
    .map(Number);
  return 1 + Math.max(least - 1, ...numbers);
}
