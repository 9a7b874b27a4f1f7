import { LEVELS } from './tag-request.ts';
import type { Level, Sizes } from './tag-request.ts';
import type { Rect } from '#hud/rect.ts';

/** One person who wants a tag. */
interface Wish {
  readonly frame: Rect;
  readonly sizes: Sizes;
  /** Level of the frame before, null for a new tag. */
  readonly before: Level | null;
  readonly selected: boolean;
}

/** Frame heights in px, for a scale of 1, from which a tag may say more. */
const FULL_FROM = 150;
const COMPACT_FROM = 56;
/** Share of the free area that all tags together may take: the picture is the hero. */
const BUDGET = 0.16;

/**
 * How much each tag may say: by its person's size, then by the crowd. Levels hold on to what they were by 15 %.
 * Somebody selected always gets the full tag.
 */
export function tagLevels(wishes: readonly Wish[], area: Rect, scale: number): Level[] {
  const levels = wishes.map((wish) => (wish.selected ? 'full' : bySize(wish, scale)));
  const room = area.width * area.height * BUDGET;
  const smallestFirst = wishes
    .map((_, i) => i)
    .sort((a, b) => wishes[a]!.frame.height - wishes[b]!.frame.height || b - a);
  const taken = () => levels.reduce((sum, level, i) => sum + size(wishes[i]!, level), 0);
  for (const from of ['full', 'compact'] as const) {
    for (const i of smallestFirst) {
      const wish = wishes[i]!;
      const held = wish.before === from ? 1.15 : 1;
      if (taken() <= room * held) return levels;
      if (!wish.selected && levels[i] === from) levels[i] = LEVELS[LEVELS.indexOf(from) + 1]!;
    }
  }
  return levels;
}

function bySize({ frame, before }: Wish, scale: number): Level {
  const held = (level: Level) => (before !== null && LEVELS.indexOf(before) <= LEVELS.indexOf(level) ? 0.85 : 1);
  if (frame.height >= FULL_FROM * scale * held('full')) return 'full';
  return frame.height >= COMPACT_FROM * scale * held('compact') ? 'compact' : 'minimal';
}

function size(wish: Wish, level: Level): number {
  return wish.sizes[level].width * wish.sizes[level].height;
}
