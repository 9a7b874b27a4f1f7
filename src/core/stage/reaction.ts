/** The app's own sounds, synthesised: none is a file. */
export const SOUNDS = ['ping', 'rise', 'fall', 'alarm'] as const;
export type Sound = (typeof SOUNDS)[number];

/** What happens when somebody of a class comes into sight. */
export interface Reaction {
  /** Said, and always shown; empty: nothing. */
  readonly line: string;
  readonly sound: Sound | null;
  readonly vibrates: boolean;
  /** The class's word across the picture. */
  readonly big: boolean;
}

export const NO_REACTION: Reaction = { line: '', sound: null, vibrates: false, big: false };

/** Somebody as one look labelled them. */
export interface Labelled {
  readonly track: number;
  readonly key: string;
  readonly confidence: number;
}

/** From this share on a label is sure enough to be called out. */
const SURE = 0.6;
/** Somebody who was away for so long comes anew, ms. */
const AWAY = 4000;

/** Tells who has just come into sight as one of a class: once a person and class, again after they were away. */
export class Arrivals {
  readonly #seenAt = new Map<string, number>();

  /** Classes of which somebody arrived in this look, at `now` ms. */
  take(people: readonly Labelled[], now: number): string[] {
    const arrived = new Set<string>();
    for (const { track, key, confidence } of people) {
      if (confidence < SURE) continue;
      const name = `${track} ${key}`;
      if (now - (this.#seenAt.get(name) ?? -Infinity) > AWAY) arrived.add(key);
      this.#seenAt.set(name, now);
    }
    for (const [name, seenAt] of this.#seenAt) if (now - seenAt > AWAY) this.#seenAt.delete(name);
    return [...arrived];
  }
}
