import type { Label, Speaker } from '#core/scene.ts';

/** Time in ms after which a look counts half. Long enough to ride out a turned back, short enough to follow a change. */
const HALF_LIFE = 700;
/** Another label takes over only when it leads by this much, so that words do not flicker. */
const LEAD = 0.15;

/** The vote of one person's looks over time: an exponentially weighted mean, newest looks count most. */
export class LabelVote {
  #weight = 0;
  #time: number | null = null;
  #current: string | null = null;
  #by: Speaker = 'rules';
  #sums = new Map<string, number>();
  #outdated = false;
  /** What the next look counts. */
  #next = 1;

  /** One look gave each key a share 0..1 at `time` ms. */
  add(shares: readonly (readonly [key: string, share: number])[], by: Speaker, time: number): void {
    const counts = this.#next;
    if (by !== this.#by || this.#outdated) this.reset();
    this.#next = 1;
    this.#by = by;
    const fade = this.#time === null ? 0 : 2 ** (-Math.max(0, time - this.#time) / HALF_LIFE);
    this.#time = time;
    // One full vote a look would let a slow phone forget faster than a quick one: looks fade by time only.
    this.#weight = this.#weight * fade + counts;
    for (const [other, sum] of this.#sums) this.#sums.set(other, sum * fade);
    for (const [key, share] of shares) this.#sums.set(key, (this.#sums.get(key) ?? 0) + counts * share);
    if (this.#sums.size === 0) return;
    const leader = [...this.#sums].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    const kept = this.#current === null ? 0 : (this.#sums.get(this.#current) ?? 0);
    if (this.#current === null || (leader[1] - kept) / this.#weight > LEAD) this.#current = leader[0];
  }

  /** The label now; null before the first look. */
  get label(): Label | null {
    if (this.#current === null || this.#weight === 0) return null;
    return { key: this.#current, confidence: (this.#sums.get(this.#current) ?? 0) / this.#weight, by: this.#by };
  }

  /** The looks so far were judged otherwise: the label stays until the next look, then a new vote begins. */
  outdate(): void {
    this.#outdated = true;
  }

  /** A look that is worth `weight` of others begins the vote anew: what it says is the label. */
  begin(weight: number): void {
    this.reset();
    this.#next = weight;
  }

  reset(): void {
    this.#next = 1;
    this.#outdated = false;
    this.#weight = 0;
    this.#time = null;
    this.#current = null;
    this.#sums.clear();
  }
}
