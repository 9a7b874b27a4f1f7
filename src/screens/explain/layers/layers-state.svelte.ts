import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import type { Head } from '#core/head/head.ts';
import type { Depth } from '#core/microscope/depths.ts';
import type { Ablation, Microscopy } from '#core/microscope/microscopy.ts';
import { specimenPicture, type SpecimenName } from './specimen.ts';

/** Whom to look at: somebody who comes with the app, or somebody in the picture that runs. */
export type Who =
  { readonly kind: 'bundled'; readonly name: SpecimenName } | { readonly kind: 'track'; readonly track: number };

export type LayersPhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'looking' }
  /** `left`: the person has gone meanwhile, this is their last picture. */
  | { readonly phase: 'seen'; readonly seen: Microscopy; readonly head: Head | null; readonly left: boolean }
  /** The person was gone before a look showed them. */
  | { readonly phase: 'gone' }
  | { readonly phase: 'failed' };

/** Between two looks at somebody who moves, ms: recognition goes on. */
const BREATH = 80;

type Measured = Readonly<Partial<Record<Depth, readonly Ablation[]>>>;

/** Who is under the microscope, and what was measured of them. A newer wish ends an older one. */
export class LayersState {
  state: LayersPhase = $state.raw({ phase: 'idle' });
  /** Of the person seen, in the order in which channels are shown; grows while it is measured. */
  measured: Measured = $state.raw({});
  measuring: Depth | null = $state(null);
  /** Looks again and again; nothing is measured meanwhile. */
  following = $state(false);
  /** The last measuring broke off. */
  broke = $state(false);
  readonly #app: Pick<App, 'lab' | 'live'>;
  readonly #looking = new LatestRun();
  readonly #ablating = new LatestRun();

  constructor(app: Pick<App, 'lab' | 'live'>) {
    this.#app = app;
  }

  /** Keeps the next picture of somebody who is followed, so that it can be measured. */
  hold(): void {
    this.following = false;
  }

  /**
   * Looks at somebody; what was seen stays until the new one is there. `following`: looks again and again, at
   * the same channels, until {@link hold}, another wish, or the person leaves: the last picture stays. Never throws.
   */
  async look(who: Who, head: Head | null, following = false): Promise<void> {
    this.stop();
    this.following = following;
    const signal = this.#looking.begin();
    if (this.state.phase !== 'seen') this.state = { phase: 'looking' };
    let last: Microscopy | null = null;
    try {
      do {
        const seen = await this.#see(who, head, signal);
        if (signal.aborted) return;
        this.measured = {};
        last = seen ?? last;
        this.state = last ? { phase: 'seen', seen: last, head, left: !seen } : { phase: 'gone' };
        if (!seen) this.following = false;
        else if (this.following) await new Promise((resolve) => setTimeout(resolve, BREATH));
      } while (this.following && !signal.aborted);
    } catch {
      if (signal.aborted) return;
      this.following = false;
      this.state = { phase: 'failed' };
    }
  }

  async #see(who: Who, head: Head | null, signal: AbortSignal): Promise<Microscopy | null> {
    const { lab, live } = this.#app;
    if (who.kind === 'bundled') {
      const { picture, box } = await specimenPicture(who.name);
      if (signal.aborted) {
        picture.close();
        return null;
      }
      return lab.client.explain<'microscope'>(
        { type: 'microscope', who: { kind: 'picture', picture, box }, head },
        { signal, transfer: [picture] },
      );
    }
    const before = this.following && this.state.phase === 'seen' ? this.state.seen.depths : null;
    const shown = before && Object.fromEntries(before.map((one) => [one.depth, one.shown]));
    const asking = lab.client.explain<'microscope'>(
      { type: 'microscope', who, head, ...(shown && { shown }) },
      { signal },
    );
    live.lookAgain();
    return asking;
  }

  /** Measures every shown channel of one depth, unless that is done. Never throws. */
  async measure(depth: Depth): Promise<void> {
    const { state } = this;
    this.#ablating.end();
    this.measuring = null;
    if (this.following || state.phase !== 'seen' || !state.seen.whole) return;
    const view = state.seen.depths.find((one) => one.depth === depth);
    const known = this.measured[depth] ?? [];
    const channels = view?.shown.slice(known.length) ?? [];
    if (channels.length === 0) return;
    const signal = this.#ablating.begin();
    this.measuring = depth;
    this.broke = false;
    const { slide } = state.seen;
    try {
      const done = await this.#app.lab.client.explain<'ablate'>(
        { type: 'ablate', slide, depth, channels },
        {
          signal,
          onProgress: (ablation) => {
            if (signal.aborted) return;
            this.measured = { ...this.measured, [depth]: [...(this.measured[depth] ?? []), ablation] };
          },
        },
      );
      if (!done && !signal.aborted) this.broke = true;
    } catch {
      if (!signal.aborted) this.broke = true;
    }
    if (!signal.aborted) this.measuring = null;
  }

  stop(): void {
    this.following = false;
    this.#looking.end();
    this.#ablating.end();
    this.measuring = null;
  }
}
