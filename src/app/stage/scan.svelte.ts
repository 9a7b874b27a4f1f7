import type { LookStep } from '#bridge/protocol.ts';
import type { Source } from '#camera/source.ts';
import type { Scene } from '#core/scene.ts';
import { UNKNOWN } from '#core/head/head.ts';
import { scanGroups, type ScanGroup } from '#core/stage/scan-groups.ts';
import { scanTiming, sweepAt } from '#core/stage/scan-timing.ts';
import { LatestRun } from '#app/latest-run.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import { lookCarefully, type CarefulWorld } from './look-carefully.ts';

/** What a scan is doing; times on the page's clock, ms. */
export type ScanState =
  | { readonly kind: 'idle' }
  /** The picture is held and looked at again; `steps` of the three parts are done. */
  | {
      readonly kind: 'looking';
      readonly picture: HTMLCanvasElement;
      readonly startedAt: number;
      readonly steps: number;
    }
  /** People lock in one after another. */
  | {
      readonly kind: 'locking';
      readonly picture: HTMLCanvasElement;
      readonly scene: Scene;
      readonly groups: readonly ScanGroup[];
      readonly locked: readonly Locked[];
    }
  /** Life goes on; the counts stay a while. */
  | { readonly kind: 'told'; readonly groups: readonly ScanGroup[] }
  /** The recognition broke off. */
  | { readonly kind: 'failed' };

/** Somebody who has locked in, and when. */
export interface Locked {
  readonly track: number;
  readonly at: number;
}

export interface ScanOptions extends Omit<CarefulWorld, 'live'> {
  readonly live: Pick<LiveSession, 'source' | 'frozen' | 'aside' | 'cover' | 'stillPicture' | 'select'>;
  readonly hold: (source: Source) => HTMLCanvasElement | null;
  /** Classes in their order. */
  readonly classKeys: () => readonly string[];
  readonly reducedMotion: () => boolean;
}

const STEPS: readonly LookStep[] = ['people', 'faces', 'labels'];
/** How often the sweep is asked whether it has arrived, ms. */
const TICK = 40;
/** Counts stay so long, and the word that it failed, ms. */
const TOLD = 6000;

/** The film's moment: the picture is held, looked at as a photo is, and everybody in it is shown one after another. */
export class Scan {
  state: ScanState = $state.raw({ kind: 'idle' });
  /** The scan holds the picture. */
  readonly running: boolean = $derived.by(() => this.state.kind === 'looking' || this.state.kind === 'locking');
  /** People were found and are all shown. */
  ontold: ((groups: readonly ScanGroup[]) => void) | null = null;
  readonly #options: ScanOptions;
  readonly #run = new LatestRun();

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Scans what is seen now; while a scan runs, ends that one. Never throws. */
  async run(): Promise<void> {
    if (this.running) return this.skip();
    const { live, hold, now } = this.#options;
    const { source } = live;
    const picture = source && (live.stillPicture ?? hold(source));
    if (!source || !picture) return;
    const signal = this.#run.begin();
    const startedAt = now();
    live.select(null);
    this.state = { kind: 'looking', picture, startedAt, steps: 0 };
    const scene = await this.#look(picture, source.still, signal).catch(() => null);
    if (signal.aborted) return;
    if (source !== live.source) return this.skip();
    if (!scene) return this.#end({ kind: 'failed' }, signal);
    await this.#until(() => sweepAt(now() - startedAt, STEPS.length) >= 1, signal);
    if (!signal.aborted) await this.#lockIn(scene, picture, signal);
  }

  /** Life goes on at once: what was found so far counts, the rest of the show is left out. */
  skip(): void {
    if (!this.running) return;
    const { state } = this;
    const groups = state.kind === 'locking' ? state.groups : null;
    void this.#end(groups ? { kind: 'told', groups } : { kind: 'idle' }, this.#run.begin());
  }

  /** Where the sweep stands at `time`, 0..1; null while none is under way. */
  sweep(time: number): number | null {
    const { state } = this;
    return state.kind === 'looking' ? sweepAt(time - state.startedAt, state.steps) : null;
  }

  async #look(picture: HTMLCanvasElement, still: boolean, signal: AbortSignal): Promise<Scene | null> {
    const tell = (step: LookStep) => {
      const { state } = this;
      if (!signal.aborted && state.kind === 'looking') this.state = { ...state, steps: 1 + STEPS.indexOf(step) };
    };
    return lookCarefully(this.#options, { picture, still }, () => !signal.aborted, tell);
  }

  async #lockIn(scene: Scene, picture: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
    const { live, now, wait, classKeys, reducedMotion } = this.#options;
    const found = scene.people.map(({ track, label, box }) => ({ track, key: label?.key ?? UNKNOWN, box }));
    const groups = scanGroups(found, classKeys(), scene.width > scene.height);
    const all = groups.flatMap(({ tracks }) => tracks);
    const { first, between, hold } = scanTiming(all.length);
    let locked: Locked[] = [];
    const show = (count: number) => {
      const more = all.slice(locked.length, count).map((track) => ({ track, at: now() }));
      locked = [...locked, ...more];
      this.state = { kind: 'locking', picture, scene, groups, locked };
    };
    show(0);
    live.cover({ scene, receivedAt: now() }, live.frozen || live.source?.still === true, now());
    await wait(first);
    for (let count = 1; count <= all.length && !signal.aborted; count += 1) {
      // One after another is a motion, too.
      show(reducedMotion() ? all.length : count);
      await wait(between);
    }
    await wait(hold);
    if (!signal.aborted) await this.#end({ kind: 'told', groups }, signal);
  }

  async #end(state: ScanState, signal: AbortSignal): Promise<void> {
    this.state = state;
    this.#options.live.cover(null, false, this.#options.now());
    if (state.kind === 'told') this.ontold?.(state.groups);
    await this.#options.wait(TOLD);
    if (!signal.aborted) this.state = { kind: 'idle' };
  }

  async #until(done: () => boolean, signal: AbortSignal): Promise<void> {
    while (!done() && !signal.aborted) await this.#options.wait(TICK);
  }
}
