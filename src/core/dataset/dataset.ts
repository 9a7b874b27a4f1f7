import type { Embedding } from '#core/embedding/embedding.ts';

/** Most classes that can be taught: as many as there are colours and shapes. */
export const MOST_CLASSES = 8;

/** A class that somebody teaches: a costume or a role in the game, never what a person is. */
export interface TaughtClass {
  /** Never changes, so that renaming needs no training. */
  readonly key: string;
  /** As somebody typed it; null: the word that the app has for this key. */
  readonly name: string | null;
  /** Place 0..7 in the list of colours and shapes. */
  readonly look: number;
}

/** What one look at one person leaves behind for teaching. */
export interface UnlabelledSample {
  readonly embedding: Embedding;
  /** The same crop with the person greyed out: what the head would know from the background alone. */
  readonly background: Embedding | null;
  /** JPEG of the person, longest side {@link PICTURE_SIDE} px. */
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** Longest side of a sample's picture, px. */
export const PICTURE_SIDE = 128;

/** One taught example. */
export interface Sample extends UnlabelledSample {
  readonly id: string;
  readonly classKey: string;
  /** One person as followed through one visit: exams never split it. */
  readonly person: string;
  /** Pictures taken with one press. */
  readonly burst: string;
  /** ms since 1970. */
  readonly takenAt: number;
}

/** Everything taught. A value: every change makes a new one, so undo is exact. */
export interface Dataset {
  readonly classes: readonly TaughtClass[];
  readonly samples: readonly Sample[];
}

/** Two classes are ready from the start. */
export const FIRST_DATASET: Dataset = {
  classes: [
    { key: 'friend', name: null, look: 0 },
    { key: 'guest', name: null, look: 1 },
  ],
  samples: [],
};

/** Samples of each class key, classes without any included. */
export function countsOf({ classes, samples }: Dataset): ReadonlyMap<string, number> {
  const counts = new Map(classes.map(({ key }) => [key, 0]));
  for (const { classKey } of samples) counts.set(classKey, (counts.get(classKey) ?? 0) + 1);
  return counts;
}
