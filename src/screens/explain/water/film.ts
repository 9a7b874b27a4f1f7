import { PLAIN, type Sureness } from '#core/head/ceiling.ts';
import type { Network } from '#core/network/network.ts';
import { mixedNetwork, mixedNumbers } from '#core/water/mix.ts';
import type { Lesson } from '#core/water/practice.ts';
import { waterOf, type Water } from '#core/water/water.ts';
import { easeOut } from '#hud/theme.ts';

/** What there is to show: a network, and what is poured into it. */
export interface WaterScene {
  readonly network: Network;
  readonly input: Float64Array;
  readonly sureness: Sureness;
  /** The example that was learnt last; null: nothing was, or something else happened since. */
  readonly lesson: Lesson | null;
  /** It changes too fast to be played. */
  readonly fast: boolean;
}

/** What is shown at one moment. */
export interface Shown {
  readonly water: Water;
  /** Where the error is on its way back, 0..1; null: nowhere. */
  readonly backwards: number | null;
  /** Whether the valves that moved may be pointed out. */
  readonly moved: boolean;
  /** Nothing will change any more by itself. */
  readonly settled: boolean;
}

/** ms. */
const POUR = 450;
const SCENES = { pour: 600, back: 900, turn: 700 } as const;

/**
 * Plays changes: water rises, and what one example taught goes down, back up and into the valves. Every picture is a true
 * forward pass, of what is half poured in or half turned.
 */
export class Film {
  #scene: WaterScene | null = null;
  #from: Pick<WaterScene, 'network' | 'input'> | null = null;
  #began = 0;
  #made: { network: Network; input: Float64Array; sureness: Sureness; water: Water } | null = null;

  /** `still`: nothing is played, the end is shown. */
  set(scene: WaterScene, now: number, still: boolean): void {
    if (scene === this.#scene) return;
    const shown = this.#made;
    const jump = still || scene.fast || (this.#scene?.fast ?? false);
    this.#from = shown && !jump ? { network: shown.network, input: shown.input } : null;
    // First of all the network stands empty, and the picture pours in.
    if (!shown && !still) this.#from = { network: scene.network, input: scene.input.map(() => 0) };
    this.#scene = scene;
    this.#began = now;
  }

  at(now: number): Shown | null {
    const scene = this.#scene;
    if (!scene) return null;
    const elapsed = this.#from ? now - this.#began : Infinity;
    const from = this.#from ?? scene;
    const { lesson } = scene;
    if (!lesson) {
      const share = easeOut(elapsed / POUR);
      const water = this.#water(
        mixedNetwork(from.network, scene.network, share),
        mixedNumbers(from.input, scene.input, share),
      );
      return { water, backwards: null, moved: false, settled: elapsed >= POUR };
    }
    const poured = easeOut(elapsed / SCENES.pour);
    const back = (elapsed - SCENES.pour) / SCENES.back;
    const turn = (elapsed - SCENES.pour - SCENES.back) / SCENES.turn;
    const network = turn > 0 ? mixedNetwork(lesson.before, lesson.after, easeOut(turn)) : lesson.before;
    const water = this.#water(network, mixedNumbers(from.input, scene.input, poured));
    return { water, backwards: back > 0 && back < 1 ? back * 1.15 : null, moved: turn > 0, settled: turn >= 1 };
  }

  /** The same water for the same network and input, so that nobody paints it again. */
  #water(network: Network, input: Float64Array): Water {
    const sureness = this.#scene?.sureness ?? PLAIN;
    const made = this.#made;
    if (made?.network === network && made.input === input && made.sureness === sureness) return made.water;
    const water = waterOf(network, input, sureness);
    this.#made = { network, input, sureness, water };
    return water;
  }
}
