import type { Source } from '#camera/source.ts';
import type { Failure } from '#core/failure.ts';
import type { RecogniserState } from './recogniser.svelte.ts';
import { isCamera, isLost, sameCamera, type SourceRequest } from './source-request.ts';

/** What became of the newest wish for a source. */
export type LiveState =
  | { readonly kind: 'empty' }
  /** A photo, until it can be looked at. */
  | { readonly kind: 'waiting'; readonly request: SourceRequest }
  | { readonly kind: 'opening'; readonly request: SourceRequest }
  | {
      readonly kind: 'running';
      readonly request: SourceRequest;
      readonly source: Source;
      /** On the page's clock, ms. */
      readonly openedAt: number;
      /** Looks may begin: nobody is left of the source before. */
      readonly begun: boolean;
      /** The picture is held. */
      readonly frozen: boolean;
    }
  /** A camera that was put away while the page is hidden. */
  | { readonly kind: 'suspended'; readonly request: SourceRequest }
  | { readonly kind: 'failed'; readonly request: SourceRequest; readonly failure: Failure };

/** What the page is doing; mirrored on `<html data-phase>`. `ready`: start can be pressed. `booting`: somebody waits for the recognition. */
export type Phase = 'booting' | 'ready' | 'live' | 'paused' | 'failed';

/** What went wrong: with the recognition, else with the source; null: nothing. */
export function failureIn(state: LiveState, recogniser: RecogniserState): Failure | null {
  if (recogniser.phase === 'failed') return recogniser.failure;
  return state.kind === 'failed' ? state.failure : null;
}

/** `hidden`: the page is not seen. */
export function phaseOf(state: LiveState, recogniser: RecogniserState, hidden: boolean): Phase {
  if (failureIn(state, recogniser)) return 'failed';
  if (state.kind === 'suspended') return 'paused';
  // The start key needs no model: a camera opens, and its picture is seen, while they are on their way.
  if (state.kind === 'empty') return 'ready';
  if (recogniser.phase !== 'ready') return 'booting';
  if (state.kind !== 'running') return 'ready';
  return state.frozen || hidden ? 'paused' : 'live';
}

/** A picture runs, or was put away while the page is hidden. */
export function showsPicture({ kind }: LiveState): boolean {
  return kind === 'running' || kind === 'suspended';
}

/** What is being opened now, or waits until the models are there. */
export function openingIn(state: LiveState): SourceRequest | null {
  if (state.kind === 'waiting' || state.kind === 'opening') return state.request;
  return state.kind === 'running' && !state.begun ? state.request : null;
}

/** Within this time after a camera opened, ms. */
const AGAIN = 3000;

/** A second tap on a camera that opens, or opened a moment ago, is the same wish. */
export function isAgain(request: SourceRequest, state: LiveState, now: number): boolean {
  if (request.kind !== 'camera' || request.facing || request.deviceId) return false;
  if (state.kind === 'opening') return state.request.kind === 'camera';
  return state.kind === 'running' && state.source.kind === 'camera' && now - state.openedAt < AGAIN;
}

/** Failures of a camera that end by themselves: it is plugged in, the call is over, the other app is closed. */
const PASSING: readonly Failure[] = ['disconnected', 'frozen', 'in-use', 'no-camera'];

/** What to open when the page is seen again or cameras come and go; null: nothing is missing. */
export function requestOnReturn(state: LiveState): SourceRequest | null {
  if (state.kind === 'suspended') return state.request;
  if (state.kind === 'failed') {
    return state.request.kind === 'camera' && PASSING.includes(state.failure) ? state.request : null;
  }
  const source = state.kind === 'running' ? state.source : null;
  return isCamera(source) && isLost(source.element) ? sameCamera(source) : null;
}
