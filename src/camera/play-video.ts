import { VisorError } from '#core/failure.ts';
import type { Failure } from '#core/failure.ts';

/** How long a clip may take to show its first picture, ms. */
const PATIENCE = 15_000;

/** A video element that plays inside the page, without sound, by itself. iOS wants all three before the source is set. */
export function silentVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.autoplay = true;
  // Attributes too: older WebKit reads only these.
  for (const name of ['playsinline', 'muted', 'autoplay']) video.setAttribute(name, '');
  return video;
}

/** How a first picture came: the video plays, or somebody has to start it (an iPhone that saves power). */
export type FirstPicture = 'playing' | 'held';

/**
 * Waits until the video has a first picture of a known size. Throws a `VisorError`: of kind `failure`, or 'no-picture'
 * where a file turns out to hold none.
 */
export function firstPicture(
  video: HTMLVideoElement,
  failure: Failure,
  signal?: AbortSignal,
  patience = PATIENCE,
): Promise<FirstPicture> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    let held = false;
    const finish = (problem: string | null, kind = failure) => {
      done.abort();
      clearTimeout(timer);
      if (problem === null) resolve(held ? 'held' : 'playing');
      else reject(new VisorError(kind, problem));
    };
    const look = () => {
      // A video that may not play by itself may not load more than its size either.
      const enough = held ? HTMLMediaElement.HAVE_METADATA : HTMLMediaElement.HAVE_CURRENT_DATA;
      if (video.readyState >= enough && video.videoWidth > 0) finish(null);
    };
    const onmetadata = () => {
      if (video.srcObject === null && video.videoWidth === 0) finish('no picture in it', 'no-picture');
      else look();
    };
    const timer = setTimeout(() => finish('no picture in time'), patience);
    for (const event of ['loadeddata', 'resize', 'playing']) {
      video.addEventListener(event, look, { signal: done.signal });
    }
    video.addEventListener('loadedmetadata', onmetadata, { signal: done.signal });
    const onerror = () => finish(video.error?.message || 'cannot be played');
    video.addEventListener('error', onerror, { signal: done.signal });
    signal?.addEventListener('abort', () => finish('given up'), { signal: done.signal });
    video.play().catch((error: unknown) => {
      held = error instanceof DOMException && error.name === 'NotAllowedError';
      look();
    });
    look();
  });
}
