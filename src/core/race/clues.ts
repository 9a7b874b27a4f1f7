import { COLOURS, type Colour, type Condition, type Features, type RuleList } from '#core/person/rules.ts';

/** What a rule of the race can ask for: whatever the product's own rules can measure, each with one usual threshold. */
export const CLUES = ['mouth', 'bag', 'near', ...COLOURS] as const;
export type Clue = (typeof CLUES)[number];

/** "Who shows this clue belongs to that class." */
export interface ClueRule {
  readonly clue: Clue;
  /** Place in the list of classes. */
  readonly team: number;
}

/** Rules in the order in which they are asked, and the class of everybody else. */
export interface ClueRules {
  readonly rules: readonly ClueRule[];
  readonly otherwise: number;
}

/** More would not fit a page, and hardly anybody would follow them. */
export const MOST_RULES = 8;

/** A picture's height that somebody near fills at least. */
const NEAR = 0.8;
const COVERED = 0.5;
const COLOURED = 0.3;

function isColour(clue: Clue): clue is Colour {
  return COLOURS.some((colour) => colour === clue);
}

/** The product's own condition behind a clue. */
function conditionOf(clue: Clue): Condition {
  if (isColour(clue)) return { measure: 'top', colour: clue, atLeast: COLOURED };
  if (clue === 'near') return { measure: 'height', atLeast: NEAR };
  if (clue === 'mouth') return { measure: 'mouthCovered', atLeast: COVERED };
  return { measure: 'carries', thing: 'handbag' };
}

/** As the product's rules speak. A class that is not there is the last one. */
export function ruleListOf({ rules, otherwise }: ClueRules, classKeys: readonly string[]): RuleList {
  const key = (team: number) => classKeys[Math.min(team, classKeys.length - 1)] ?? '';
  return {
    rules: rules.map(({ clue, team }, index) => ({ id: String(index), when: conditionOf(clue), label: key(team) })),
    otherwise: key(otherwise),
  };
}

/** Clues that were measured of somebody here. A small picture tells colours alone. */
export function measuredClues(features: readonly Features[], coloursOnly: boolean): Clue[] {
  const tops = features.some(({ top }) => top !== null);
  return CLUES.filter((clue) => (isColour(clue) ? tops : !coloursOnly));
}

const LETTERS: Readonly<Record<Clue, string>> = {
  mouth: 'm',
  bag: 'b',
  near: 'n',
  warm: 'w',
  cool: 'c',
  dark: 'd',
  light: 'l',
  grey: 'g',
};

/** A few letters that an address can hold: `m1b1-2` is mouth → first, bag → first, else second. */
export function rulesToText({ rules, otherwise }: ClueRules): string {
  return `${rules.map(({ clue, team }) => `${LETTERS[clue]}${team + 1}`).join('')}-${otherwise + 1}`;
}

/** null where the text is nothing that {@link rulesToText} made. */
export function rulesFromText(text: string): ClueRules | null {
  const parts = /^((?:[a-z][1-8])*)-([1-8])$/.exec(text);
  if (!parts) return null;
  const pairs = [...parts[1]!.matchAll(/([a-z])(\d)/g)];
  const rules = pairs.flatMap(([, letter, digit]): ClueRule[] => {
    const clue = CLUES.find((one) => LETTERS[one] === letter);
    return clue ? [{ clue, team: Number(digit) - 1 }] : [];
  });
  return rules.length === pairs.length && rules.length <= MOST_RULES
    ? { rules, otherwise: Number(parts[2]) - 1 }
    : null;
}
