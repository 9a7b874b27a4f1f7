/** The share of pictures read right, and of how many. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

/** One picture's answer when its person was held back. */
export interface Graded {
  readonly sample: string;
  readonly classKey: string;
  /** What the head said, never `unknown`. */
  readonly said: string;
  readonly confidence: number;
  /** False where the slider as it stands would have called it unknown. */
  readonly known: boolean;
}

/** What somebody should mend first. */
export type WeakestPoint =
  | { readonly kind: 'too-little' }
  | { readonly kind: 'few-people'; readonly classKey: string; readonly people: number }
  | { readonly kind: 'one-background'; readonly classKey: string }
  | { readonly kind: 'confused'; readonly classKey: string; readonly with: string; readonly share: number }
  | { readonly kind: 'fine' };

/** Whether the background alone tells the classes apart. */
export interface ShortcutReport {
  readonly alarm: boolean;
  /** Recall averaged over the classes, of backgrounds whose person was held back; chance is 1 / classes. */
  readonly balancedAccuracy: number;
  readonly chance: number;
  /** How often shuffled classes would do as well, 0..1. */
  readonly pValue: number;
  /** The class that its background gives away most; null without alarm. */
  readonly classKey: string | null;
}

/** One class in an exam. */
export interface ClassReport {
  readonly classKey: string;
  readonly samples: number;
  readonly people: number;
  /** On people it never met; null where there is only one. */
  readonly recall: Score | null;
  /** Fewer than two people: the head may be learning who, not what. */
  readonly whoNotWhat: boolean;
}

/** A place on the map, 0..1. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** The honest exam. */
export interface ExamReport {
  /** Classes with samples, in the order of the matrix. */
  readonly classes: readonly ClassReport[];
  /** On people it never met; null where there are too few. */
  readonly unseenPeople: Score | null;
  /** What was held back at once: a person, or one press of the button where there is one person a class. */
  readonly heldBack: 'person' | 'burst' | 'nothing';
  /** On pictures it nearly saw: split at random, whoever is on them. */
  readonly nearlySeen: Score | null;
  /** Sample ids: `matrix[truth][said]`, of people it never met. */
  readonly matrix: readonly (readonly (readonly string[])[])[];
  readonly graded: readonly Graded[];
  /** Expected calibration error 0..1 of the held-back answers; null without any. */
  readonly calibrationError: number | null;
  readonly shortcut: ShortcutReport | null;
  readonly weakest: WeakestPoint;
  /** Where each sample lies among all, by its id. */
  readonly map: ReadonlyMap<string, MapPoint>;
}
