import { Governor, type Battery, type Holding, type LookCost } from '#core/pace/governor.ts';

/** How far back a rate looks, ms. */
const WINDOW = 3000;

/** Without a new scene for so long nothing answers, ms; or for so many times what a look takes here. */
const SILENCE = 4000;
const LOOKS = 4;

/** What was really measured over the last seconds. 0 and null while there is nothing to measure. */
export class Rates {
  /** Painted frames a second. */
  display = $state(0);
  /** Looks of the recognition a second. */
  recognition = $state(0);
  /** Time since the newest labels' picture was taken, ms; of a photo, how long it took. */
  age: number | null = $state(null);
  /** Looks are wanted, and no scene came for too long. */
  silent = $state(false);
  /** When the newest scene came, or looks began to be wanted; null: nothing was published since. */
  #heard: number | null = null;
  #published = 0;
  #lookTook = 0;
  // Plain arrays: sixty writes a second must not wake anything.
  #frames: number[] = [];
  #looks: number[] = [];
  /** Share 0..1 of the time that may go into looking: less where the device is hot or its battery low. */
  power = $state(1);
  /** What keeps the power down; null at full power. */
  held: Holding | null = $state(null);
  readonly #governor = new Governor();

  /** A frame was painted at `now`, ms. */
  frame(now: number): void {
    this.#frames.push(now);
  }

  /** Looks take so long that each had better see less. */
  get hurry(): boolean {
    return this.#governor.hurry;
  }

  /** ms to rest before the next look. */
  get rest(): number {
    return this.#governor.rest;
  }

  /** What is known of the battery. */
  set battery(battery: Battery) {
    this.#governor.battery = battery;
  }

  /** A scene arrived at `now`, at this cost. */
  look(now: number, cost: LookCost): void {
    this.#looks.push(now);
    this.#heard = now;
    this.#lookTook = cost.ms;
    this.silent = false;
    this.#governor.note(cost);
  }

  /** Works the rates out; call it a few times a second. `pictureAt`: capture time of the newest scene. */
  publish(now: number, pictureAt: number | null): void {
    this.#frames = this.#frames.filter((time) => now - time <= WINDOW);
    this.#looks = this.#looks.filter((time) => now - time <= WINDOW);
    this.display = rateOf(this.#frames);
    this.#governor.see(this.display);
    this.power = this.#governor.power;
    this.held = this.#governor.held;
    this.recognition = rateOf(this.#looks);
    this.age = pictureAt === null ? null : Math.max(0, now - pictureAt);
    this.silent = this.#quietFor(now) > Math.max(SILENCE, LOOKS * this.#lookTook);
  }

  reset(): void {
    this.#looks = [];
    this.#heard = null;
    this.#lookTook = 0;
    this.silent = false;
    this.#governor.reset();
    this.recognition = 0;
    this.age = null;
  }

  /** ms since the newest scene; a time in which nobody asked, as while the picture is held, does not count. */
  #quietFor(now: number): number {
    const asked = now - this.#published < WINDOW;
    this.#published = now;
    if (this.#heard === null || !asked) this.#heard = now;
    return now - this.#heard;
  }
}

/** Events a second between the first and the last of them. */
function rateOf(times: readonly number[]): number {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined || last <= first) return 0;
  return ((times.length - 1) * 1000) / (last - first);
}
