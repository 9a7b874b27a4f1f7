import { isGuess } from '#core/head/maybe.ts';
import type { Person } from '#core/scene.ts';
import type { ClassLook, HudText, Shape } from '#hud/text.ts';
import { UNKNOWN } from '#hud/theme.ts';

/** The words of one tag, all measured or taught; nothing else is ever written on a tag. */
export interface TagContent {
  readonly known: boolean;
  /** null: the dashed square of somebody unknown. */
  readonly shape: Shape | null;
  readonly colour: string;
  readonly word: string;
  /** Share 0..1 behind ticks and per cent; null for somebody unknown. */
  readonly share: number | null;
  readonly percent: string | null;
  /** Widest that `percent` can get, so that a tag keeps its width while the number moves. */
  readonly widestPercent: string;
  /** The word in a second language; who speaks and since when; what is carried. */
  readonly details: readonly string[];
}

/** What the tag of `person` says; `scanning` while the line crosses the face. */
export function tagContent(
  person: Person,
  looks: ReadonlyMap<string, ClassLook>,
  text: HudText,
  scanning: boolean,
  still: boolean,
): TagContent {
  const label = person.label;
  const look = label ? looks.get(label.key) : undefined;
  // A photo has no time: nobody was followed in it.
  const followed = still ? [] : [text.followed(Math.floor((person.seenAt - person.bornAt) / 1000))];
  const things = [...new Set(person.carried.map(({ kind }) => text.things[kind]))];
  const carried = things.length > 0 ? [`+ ${things.slice(0, 2).join(text.language === 'zh' ? '、' : ', ')}`] : [];
  const widestPercent = text.percent(1);
  const second = text.second?.(look?.key ?? null) ?? null;
  const other = second === null ? [] : [second];
  if (!label || !look) {
    const first = scanning && person.face ? text.scanningFace : followed.join('');
    return {
      known: false,
      shape: null,
      colour: UNKNOWN,
      word: text.unknown,
      share: null,
      percent: null,
      widestPercent,
      details: [...other, ...(first ? [first] : []), ...carried],
    };
  }
  const speaker = label.by === 'rules' ? text.byRules : text.byHead;
  return {
    known: true,
    shape: look.shape,
    colour: look.colour,
    word: isGuess(label) ? text.maybe(look.word) : look.word,
    share: label.confidence,
    percent: text.percent(label.confidence),
    widestPercent,
    details: [...other, [speaker, ...followed].join(' · '), ...carried],
  };
}
