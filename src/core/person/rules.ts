import type { ThingKind } from '#core/detection/detection.ts';

/** Words of colour that a rule can ask for. Shares of the pixels of the top. */
export const COLOURS = ['warm', 'cool', 'dark', 'light', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** What is measured of one person, all from the picture; null where it could not be measured. */
export interface Features {
  /** Share 0..1 of the top's pixels of each colour word; null when the top is too small or out of the picture. */
  readonly top: Readonly<Record<Colour, number>> | null;
  /** Mean colour of the top as sRGB 0..255, for the card. */
  readonly topColour: readonly [number, number, number] | null;
  /** Best score 0..1 of each kind of thing that this person carries. */
  readonly carried: Readonly<Partial<Record<ThingKind, number>>>;
  /** Height of the person's box as a share of the picture's height, 0..1. */
  readonly height: number;
  /** How unlike bare skin the mouth region is, 0..1; null while no face mesh is there. */
  readonly mouthCovered: number | null;
}

/** One condition of a rule. */
export type Condition =
  | { readonly measure: 'top'; readonly colour: Colour; readonly atLeast: number }
  | { readonly measure: 'carries'; readonly thing: ThingKind }
  | { readonly measure: 'height'; readonly atLeast: number }
  | { readonly measure: 'mouthCovered'; readonly atLeast: number };

/** "If … then LABEL". The first rule that holds speaks. */
export interface Rule {
  readonly id: string;
  readonly when: Condition;
  readonly label: string;
}

/** An ordered list of rules and the label for everybody else. */
export interface RuleList {
  readonly rules: readonly Rule[];
  readonly otherwise: string;
}

/** The list of a newly installed app: clothes only, playful, no enemies. */
export const DEFAULT_RULES: RuleList = {
  rules: [{ id: 'warm-top', when: { measure: 'top', colour: 'warm', atLeast: 0.3 }, label: 'guest' }],
  otherwise: 'friend',
};
