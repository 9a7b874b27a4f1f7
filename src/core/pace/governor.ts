/** A look that takes longer than this is too long, ms: two of them and what the page does have to fit into half a second. */
const LONG = 200;
/** Part of each new look in the memory: about the last three looks count, and about the last thirty for heat. */
const SHARE = 0.35;
const SLOW_SHARE = 0.04;
/** Looks after which the quickest run counts as that of a cool device. */
const COOL = 20;
/** Runs this many times as long as on the cool device: a processor that protects itself. */
const WARM = 1.4;
const HOT = 2;
/** Pictures a second under which the screen is held up by the recognition, and battery levels from which power is saved. */
const SLUGGISH = 45;
const LOW = 0.2;
const VERY_LOW = 0.1;
/** Share of the time in which there are looks. */
const DUTY = { eased: 0.75, saving: 0.5, least: 0.33 } as const;
/** Two looks and the rest between them take no longer than this, ms: the list has to follow the picture within half a second. */
const FRESH = 450;

/** What one look cost. */
export interface LookCost {
  /** From the question to the answer, ms. */
  readonly ms: number;
  /** One run of the detector, ms: depends on the device alone, not on how many people there are. */
  readonly run: number;
  /** Runs in the look: parts of the frame that were looked at. */
  readonly parts: number;
}

/** Why fewer looks are taken than could be. */
export type Holding = 'heat' | 'screen' | 'battery';

export interface Battery {
  /** 0..1. */
  readonly level: number;
  readonly charging: boolean;
}

/**
 * Sets how often is looked, and how much, from what looks cost, from how the screen keeps up, from heat (the same work takes
 * longer than it did) and from the battery where it is known. Knows nothing at first, and looks as often as it can.
 */
export class Governor {
  /** null where the browser does not tell. */
  battery: Battery | null = null;
  #mean: number | null = null;
  /** What a look at two parts of the frame takes or would take, ms. */
  #two: number | null = null;
  #run: number | null = null;
  #quickest = Infinity;
  #looks = 0;
  #display = 0;

  note({ ms, run, parts }: LookCost): void {
    const newer = (mean: number | null, newest: number) => (mean === null ? newest : mean + SHARE * (newest - mean));
    this.#mean = newer(this.#mean, ms);
    this.#two = newer(this.#two, ms + (2 - parts) * run);
    if (run <= 0) return;
    this.#run = this.#run === null ? run : (1 - SLOW_SHARE) * this.#run + SLOW_SHARE * run;
    this.#looks += 1;
    if (this.#looks >= COOL) this.#quickest = Math.min(this.#quickest, this.#run);
  }

  /** Pictures a second on the screen; 0 where none were counted. */
  see(display: number): void {
    this.#display = display;
  }

  /** A look at more than one part of the frame would take too long: the next had better see the parts in turn. */
  get hurry(): boolean {
    return this.#two !== null && this.#two > LONG;
  }

  /** Share 0..1 of the time in which there are looks: the power that the suit gives to seeing. */
  get power(): number {
    const mean = this.#mean ?? 0;
    return mean > 0 ? mean / (mean + this.rest) : this.#allowed;
  }

  /** Rest before the next look, ms; 0 at full power. Where looks take long it gives way: old labels help nobody. */
  get rest(): number {
    const mean = this.#mean ?? 0;
    return Math.max(0, Math.min(mean * (1 / this.#allowed - 1), FRESH - 2 * mean));
  }

  /** What keeps the power down; null at full power. */
  get held(): Holding | null {
    return this.power < 1 ? this.#limit.by : null;
  }

  /** Share 0..1 of the time that heat, screen and battery leave. */
  get #allowed(): number {
    return this.#limit.share;
  }

  /** The tightest of what limits how often is looked. */
  get #limit(): { readonly share: number; readonly by: Holding | null } {
    const heat = (this.#run ?? 0) / this.#quickest;
    const limits: { share: number; by: Holding | null }[] = [{ share: 1, by: null }];
    if (heat >= WARM) limits.push({ share: heat >= HOT ? DUTY.saving : DUTY.eased, by: 'heat' });
    if (this.#display > 0 && this.#display < SLUGGISH) limits.push({ share: DUTY.eased, by: 'screen' });
    if (this.battery && !this.battery.charging && this.battery.level <= LOW) {
      limits.push({ share: this.battery.level <= VERY_LOW ? DUTY.least : DUTY.saving, by: 'battery' });
    }
    return limits.reduce((least, one) => (one.share < least.share ? one : least));
  }

  /** Another source: its looks may cost something else; heat and battery stay as they are. */
  reset(): void {
    this.#mean = this.#two = null;
    this.#display = 0;
  }
}
