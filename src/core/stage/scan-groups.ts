import type { Box } from '#core/box.ts';
import { UNKNOWN } from '#core/head/head.ts';

/** One person that a scan found: who they are to the head or the rules, and where. */
export interface Found {
  readonly track: number;
  /** Key of the class; `unknown` for somebody of none. */
  readonly key: string;
  /** Shares 0..1 of the picture. */
  readonly box: Box;
}

/** The people of one class. */
export interface ScanGroup {
  readonly key: string;
  readonly tracks: readonly number[];
}

/**
 * The people of a scan parted by class, in the order in which they lock in: classes as they were made, people of none
 * last, and in each group along the sweep. Classes nobody belongs to are left out. `across`: the sweep goes from left to
 * right, else from top to bottom.
 */
export function scanGroups(people: readonly Found[], classKeys: readonly string[], across: boolean): ScanGroup[] {
  const named = classKeys.filter((key) => key !== UNKNOWN);
  const along = ({ box }: Found): number => (across ? box.x + box.width / 2 : box.y + box.height / 2);
  return [...named, UNKNOWN].flatMap((key) => {
    const ours = people.filter((one) => (named.includes(one.key) ? one.key : UNKNOWN) === key);
    if (ours.length === 0) return [];
    return [{ key, tracks: ours.sort((a, b) => along(a) - along(b)).map(({ track }) => track) }];
  });
}
