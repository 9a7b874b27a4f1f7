import { drawUpright } from './draw-upright.ts';
import { fitSize, type Size } from './fit-size.ts';
import type { Frame } from './source.ts';

/** A capture time further back than this is on some other clock. */
const OLDEST_CAPTURE = 1000;

/**
 * Gives the new frames of a playing video one by one. Between two calls of {@link next} frames pass unseen: the
 * latest wins and nothing queues up.
 */
export class VideoFrames {
  readonly #video: HTMLVideoElement;
  readonly #turns: () => number;
  #wake: ((time: number | null) => void) | null = null;
  #cancel: () => void = () => undefined;
  #closed = false;
  /** Somebody wants the frame that is shown now. */
  #asked = false;
  readonly #rests: () => boolean;

  /**
   * `turns`: quarter turns clockwise that make the picture upright now. `rests`: the video is made to stand still, so
   * that frames come by {@link again} alone.
   */
  constructor(video: HTMLVideoElement, turns: () => number = () => 0, rests: () => boolean = () => false) {
    this.#video = video;
    this.#turns = turns;
    this.#rests = rests;
  }

  /** Copies the next new frame, longest side at most `longestSide` pixels; null once closed. */
  async next(longestSide: number): Promise<Frame | null> {
    for (;;) {
      const time = await this.#newFrame();
      if (time === null) return null;
      if (this.#rests() && !this.#asked) continue;
      this.#asked = false;
      const video = this.#video;
      // While a phone is turned or a stream resumes there are moments without a picture: wait for the one after.
      if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const size = fitSize({ width: video.videoWidth, height: video.videoHeight }, longestSide);
      const bitmap = await copyOf(video, size, this.#turns());
      if (!this.#closed) return { bitmap, time };
      bitmap.close();
    }
  }

  /** The {@link next} that waits, or comes next, takes the frame that is shown now. */
  again(): void {
    this.#asked = true;
    this.#cancel();
    this.#wake?.(performance.now());
  }

  /** Ends a waiting {@link next} with null. */
  close(): void {
    this.#closed = true;
    this.#cancel();
    this.#wake?.(null);
  }

  #newFrame(): Promise<number | null> {
    if (this.#closed) return Promise.resolve(null);
    if (this.#asked) return Promise.resolve(performance.now());
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#cancel = onNewFrame(this.#video, resolve);
    });
  }
}

function copyOf(video: HTMLVideoElement, { width, height }: Size, turns: number): Promise<ImageBitmap> {
  if (turns === 0) {
    return createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
  }
  const canvas = document.createElement('canvas');
  Object.assign(canvas, turns % 2 ? { width: height, height: width } : { width, height });
  const context = canvas.getContext('2d');
  if (context) drawUpright(context, video, turns, canvas);
  return createImageBitmap(canvas);
}

/** Calls back once, with the capture time, when the video shows a new frame. Returns how to cancel. */
export function onNewFrame(video: HTMLVideoElement, then: (time: number) => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const handle = video.requestVideoFrameCallback((now, { captureTime }) => {
      const known = captureTime !== undefined && captureTime <= now && captureTime > now - OLDEST_CAPTURE;
      then(known ? captureTime : now);
    });
    return () => video.cancelVideoFrameCallback(handle);
  }
  return pollNewFrame(video, then);
}

/** For browsers without requestVideoFrameCallback: a frame is new when the video's own clock has moved. */
function pollNewFrame(video: HTMLVideoElement, then: (time: number) => void): () => void {
  const before = video.currentTime;
  let handle = 0;
  const look = (now: number) => {
    if (video.currentTime !== before) then(now);
    else handle = requestAnimationFrame(look);
  };
  handle = requestAnimationFrame(look);
  return () => cancelAnimationFrame(handle);
}
