import type { ClassLook, HudText } from '#hud/text.ts';
import { SHAPES } from '#hud/text.ts';
import { CLASS_COLOURS } from '#hud/theme.ts';
import type { Messages } from '#i18n/index.ts';

/** Classes that rules may name, in the order that gives them colour and shape. */
export const CLASS_KEYS = ['friend', 'guest'] as const;

/** Word, shape and colour of every class. */
export function classLooks(words: Messages): ReadonlyMap<string, ClassLook> {
  return new Map(
    CLASS_KEYS.map((key, index) => [
      key,
      { key, word: words.classes[key], shape: SHAPES[index]!, colour: CLASS_COLOURS[index]! },
    ]),
  );
}

/** The words that the HUD paints. */
export function hudText(words: Messages): HudText {
  return {
    language: words.code,
    unknown: words.unknown,
    scanningFace: words.scanningFace,
    byRules: words.byRules,
    byHead: words.byHead,
    followed: words.followedShort,
    things: words.things,
    percent: words.percent,
  };
}
