import type { Source } from '#camera/source.ts';
import type { Scene } from '#core/scene.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import type { Held } from './look-carefully.ts';

/** What somebody is about to take home. */
export type TakeHomeState =
  | { readonly kind: 'idle' }
  /** The picture is held and looked at. */
  | { readonly kind: 'taking' }
  | { readonly kind: 'picture'; readonly picture: HTMLCanvasElement; readonly scene: Scene; readonly mirrored: boolean }
  | { readonly kind: 'recording' }
  /** The clip is being closed. */
  | { readonly kind: 'ending' }
  | { readonly kind: 'clip'; readonly clip: Blob }
  /** This browser records no clips, or it went wrong. */
  | { readonly kind: 'failed' };

export interface TakeHomeOptions {
  readonly live: Pick<LiveSession, 'source' | 'mirrored' | 'stillPicture'>;
  readonly hold: (source: Source) => HTMLCanvasElement | null;
  /** Who is in a held picture; null: it could not be looked at. */
  readonly look: (held: Held) => Promise<Scene | null>;
}

/**
 * Pictures and clips of the HUD. Whoever did not say yes is not to be recognised in them: without consent all of the
 * picture is blurred, and consent uncovers one person. The people of the demo are drawn and need none.
 */
export class TakeHome {
  state: TakeHomeState = $state.raw({ kind: 'idle' });
  /** Tracks of those who said yes. */
  consent: readonly number[] = $state.raw([]);
  /** The presenter says that everybody did; null: nobody said anything. */
  everybody: boolean | null = $state(null);
  readonly open: boolean = $derived.by(() => this.everybody ?? this.#options.live.source?.kind === 'demo');
  readonly #options: TakeHomeOptions;

  constructor(options: TakeHomeOptions) {
    this.#options = options;
  }

  /** This person said yes, or no longer. */
  toggle(track: number): void {
    const others = this.consent.filter((one) => one !== track);
    this.consent = others.length < this.consent.length ? others : [...others, track];
  }

  setEverybody(on: boolean): void {
    this.everybody = on;
  }

  /** Whether this person may be recognised. */
  may(track: number): boolean {
    return this.open || this.consent.includes(track);
  }

  /** Holds the picture as it is. Looked at itself, so that nobody is covered where somebody else stood a moment ago. */
  async take(): Promise<void> {
    const { live, hold, look } = this.#options;
    const { source, mirrored } = live;
    const picture = source && (live.stillPicture ?? hold(source));
    if (!picture) return;
    const taking = (this.state = { kind: 'taking' });
    const scene = await look({ picture, still: source.still }).catch(() => null);
    if (this.state !== taking) return;
    this.state = scene ? { kind: 'picture', picture, scene, mirrored } : { kind: 'idle' };
  }

  /** Begins a clip, or ends the one that is being made. */
  record(): void {
    if (this.state.kind === 'recording') this.state = { kind: 'ending' };
    else if (this.#options.live.source) this.state = { kind: 'recording' };
  }

  /** The clip is there; one that nobody waits for any more, a visitor's who is gone, is dropped. */
  recorded(clip: Blob | null): void {
    if (this.state.kind !== 'recording' && this.state.kind !== 'ending') return;
    this.state = clip ? { kind: 'clip', clip } : { kind: 'failed' };
  }

  close(): void {
    this.state = { kind: 'idle' };
  }

  /** The next visitor: nothing of this one is left, nor what this one agreed to. */
  forget(): void {
    this.close();
    this.consent = [];
    this.everybody = null;
  }
}
