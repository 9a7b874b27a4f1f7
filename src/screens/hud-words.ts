import type { TaughtClass } from '#core/dataset/dataset.ts';
import type { ClassLook, HudText } from '#hud/text.ts';
import { SHAPES } from '#hud/text.ts';
import { CLASS_COLOURS } from '#hud/theme.ts';
import { isChinese, type Messages } from '#i18n/index.ts';

/**
 * Classes by costume that the app has words for. Only those that the measured recognition tells apart on people it
 * never met (0.90 and more at 10 pictures, tests/evaluate): masks.
 */
export const COSTUMES = ['mask'] as const;

/** What a class is called: as somebody typed it, else the app's own word for its key. */
function classWord(words: Messages, { key, name }: Pick<TaughtClass, 'key' | 'name'>): string {
  const own: Readonly<Record<string, string>> = { ...words.dock.costumes, ...words.classes };
  // `constructor` is a word of every object, and none of ours.
  const known = Object.hasOwn(own, key) ? own[key] : undefined;
  return name ?? known ?? words.dock.unnamed(Number(/\d{1,6}$/.exec(key)?.[0] ?? 1));
}

/** Word, shape and colour of every class, in their order. */
export function classLooks(words: Messages, classes: readonly TaughtClass[]): ReadonlyMap<string, ClassLook> {
  return new Map(
    classes.map((one) => {
      const place = one.look % SHAPES.length;
      const look = { key: one.key, word: classWord(words, one) };
      return [one.key, { ...look, shape: SHAPES[place]!, colour: CLASS_COLOURS[place]! }];
    }),
  );
}

/** The words that the HUD paints; `second` and the classes: where two languages stand side by side. */
export function hudText(
  words: Messages,
  second: Messages | null = null,
  classes: readonly TaughtClass[] = [],
): HudText {
  return {
    ...(second && { second: secondWords(words, second, classes) }),
    language: isChinese(words.code) ? 'zh' : 'en',
    unknown: words.unknown,
    scanningFace: words.scanningFace,
    byRules: words.byRules,
    byHead: words.byHead,
    maybe: words.maybe,
    followed: words.followedShort,
    things: words.things,
    percent: words.percent,
  };
}

/** What a second language says of a class by its key, or of somebody unknown (null); null where both say the same. */
function secondWords(
  first: Messages,
  second: Messages,
  classes: readonly TaughtClass[],
): (key: string | null) => string | null {
  return (key) => {
    const one = classes.find((each) => each.key === key);
    const [word, other] = [first, second].map((words) => (one ? classWord(words, one) : words.unknown));
    return word === other ? null : (other ?? null);
  };
}
