import type { ScanGroup } from '#core/stage/scan-groups.ts';
import type { ClassLook, Shape } from '#hud/text.ts';
import { UNKNOWN } from '#hud/theme.ts';
import { isChinese, type Messages } from '#i18n/index.ts';

/** One group of a scan as it is shown: how many of it have locked in so far, how it looks. */
export interface CountedGroup {
  readonly key: string;
  readonly count: number;
  readonly word: string;
  readonly shape: Shape | null;
  readonly colour: string;
}

/** What a scan found, in one sentence. */
export function scanSentence(groups: readonly CountedGroup[], { code, stage: { scan } }: Messages): string {
  if (groups.length === 0) return scan.nobody;
  return scan.sentence(groups.map(({ count, word }) => scan.each(count, word)).join(isChinese(code) ? '，' : ', '));
}

/** The groups of a scan with the people in `locked` counted; null: everybody is. Groups of nobody yet are left out. */
export function countedGroups(
  groups: readonly ScanGroup[],
  locked: ReadonlySet<number> | null,
  looks: ReadonlyMap<string, ClassLook>,
  words: Pick<Messages, 'unknown'>,
): CountedGroup[] {
  return groups.flatMap(({ key, tracks }) => {
    const look = looks.get(key);
    const count = locked ? tracks.filter((track) => locked.has(track)).length : tracks.length;
    if (count === 0) return [];
    return [
      { key, count, word: look?.word ?? words.unknown, shape: look?.shape ?? null, colour: look?.colour ?? UNKNOWN },
    ];
  });
}
