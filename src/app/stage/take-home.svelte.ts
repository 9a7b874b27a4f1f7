import type { Scene } from '#core/scene.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import { holdPicture } from './held-picture.ts';

/** What somebody is about to take home. */
export type TakeHomeState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'picture'; readonly picture: HTMLCanvasElement; readonly scene: Scene; readonly mirrored: boolean }
  | { readonly kind: 'recording' }
  | { readonly kind: 'clip'; readonly clip: Blob }
  /** This browser records no clips, or it went wrong. */
  | { readonly kind: 'failed' };

export interface TakeHomeOptions {
  readonly live: Pick<LiveSession, 'source' | 'latest' | 'covered' | 'mirrored' | 'stillPicture'>;
}

/**
 * Pictures and clips of the HUD. Whoever did not say yes is not to be recognised in them: without consent all of the
 * picture is blurred, and consent uncovers one person. The people of the demo are drawn and need none.
 */
export class TakeHome {
  state: TakeHomeState = $state.raw({ kind: 'idle' });
  /** Tracks of those who said yes. */
  consent: ReadonlySet<number> = $state.raw(new Set());
  /** The presenter says that everybody did; null: nobody said anything. */
  everybody: boolean | null = $state(null);
  readonly open: boolean = $derived.by(() => this.everybody ?? this.#options.live.source?.kind === 'demo');
  readonly #options: TakeHomeOptions;

  constructor(options: TakeHomeOptions) {
    this.#options = options;
  }

  /** This person said yes, or no longer. */
  toggle(track: number): void {
    const consent = new Set(this.consent);
    if (!consent.delete(track)) consent.add(track);
    this.consent = consent;
  }

  setEverybody(on: boolean): void {
    this.everybody = on;
  }

  /** Whether this person may be recognised. */
  may(track: number): boolean {
    return this.open || this.consent.has(track);
  }

  /** Holds the picture as it is, with everybody in it. */
  take(): void {
    const { live } = this.#options;
    const { source } = live;
    const scene = (live.covered ?? live.latest)?.scene;
    const picture = source && (live.stillPicture ?? holdPicture(source));
    if (picture && scene) this.state = { kind: 'picture', picture, scene, mirrored: live.mirrored };
  }

  /** Begins a clip, or ends the one that is being made. */
  record(): void {
    if (this.state.kind === 'recording') this.state = { kind: 'idle' };
    else if (this.#options.live.source) this.state = { kind: 'recording' };
  }

  recorded(clip: Blob | null): void {
    this.state = clip ? { kind: 'clip', clip } : { kind: 'failed' };
  }

  close(): void {
    this.state = { kind: 'idle' };
  }

  /** The next visitor: nothing of this one is left, nor what this one agreed to. */
  forget(): void {
    this.close();
    this.consent = new Set();
    this.everybody = null;
  }
}
