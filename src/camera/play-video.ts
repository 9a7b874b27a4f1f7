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

/** Waits until the video has a first picture of a known size. Throws a `VisorError` of kind `failure`. */
export function firstPicture(
  video: HTMLVideoElement,
  failure: Failure,
  signal?: AbortSignal,
  patience = PATIENCE,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const finish = (problem: string | null) => {
      done.abort();
      clearTimeout(timer);
      if (problem === null) resolve();
      else reject(new VisorError(failure, problem));
    };
    const look = () => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) finish(null);
    };
    const timer = setTimeout(() => finish('no picture in time'), patience);
    for (const event of ['loadeddata', 'resize', 'playing']) {
      video.addEventListener(event, look, { signal: done.signal });
    }
    const onerror = () => finish(video.error?.message || 'cannot be played');
    video.addEventListener('error', onerror, { signal: done.signal });
    signal?.addEventListener('abort', () => finish('given up'), { signal: done.signal });
    // Refused autoplay still shows the first picture; the watchdog notices a picture that never moves.
    video.play().catch(() => undefined);
    look();
  });
}
