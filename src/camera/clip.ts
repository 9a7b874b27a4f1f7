import { VisorError } from '#core/failure.ts';
import { firstPicture, silentVideo } from './play-video.ts';
import type { Frame, Source } from './source.ts';
import { StillSource } from './still-source.ts';
import { VideoFrames } from './video-frames.ts';

/** A clip, which may have to be started by a tap. */
export interface ClipSource extends Source {
  readonly kind: 'clip';
  /** The browser waits for a tap before it plays (an iPhone that saves power). */
  readonly held: boolean;
  /** Starts it; call from a tap. False where the browser refuses even so. */
  play(): Promise<boolean>;
}

/** A clip shorter than this is a single picture, seconds: films have ten and more in it. */
const ONE_PICTURE = 0.05;

/**
 * Opens a clip that the browser can play, looping and without sound; one of a single picture, or with
 * `first-picture` any, as a photo.
 * Throws a `VisorError`: 'bad-file' where it cannot be played, 'no-picture' where it holds none.
 */
export async function openClip(file: Blob, as: 'clip' | 'first-picture' = 'clip'): Promise<Source> {
  const url = URL.createObjectURL(file);
  const video = silentVideo();
  video.src = url;
  try {
    const first = await firstPicture(video, 'bad-file');
    if (as === 'first-picture' || video.duration < ONE_PICTURE) return firstAsPhoto(video, url);
    // Not before: a clip of one picture would begin anew for ever and never show it.
    video.loop = true;
    const held = first === 'held' || (await isHeld(video));
    return new RunningClip(video, url, held);
  } catch (error) {
    release(video, url);
    throw error;
  }
}

/** Whether a video that has a picture may go on: `play` settles at once then. */
function isHeld(video: HTMLVideoElement): Promise<boolean> {
  return video.play().then(
    () => false,
    (error: unknown) => error instanceof DOMException && error.name === 'NotAllowedError',
  );
}

function firstAsPhoto(video: HTMLVideoElement, url: string): Source {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
  const context = canvas.getContext('2d');
  if (!context) throw new VisorError('bad-file', 'no canvas of this size');
  context.drawImage(video, 0, 0);
  release(video, url);
  return new StillSource(canvas);
}

class RunningClip implements ClipSource {
  readonly kind = 'clip';
  readonly element: HTMLVideoElement;
  readonly mirrored = false;
  readonly still = false;
  onbroken: Source['onbroken'] = null;
  held: boolean;
  readonly #url: string;
  readonly #frames: VideoFrames;

  constructor(video: HTMLVideoElement, url: string, held: boolean) {
    this.element = video;
    this.held = held;
    this.#url = url;
    this.#frames = new VideoFrames(video);
    video.onerror = () => {
      const detail = video.error?.message ?? '';
      this.close();
      this.onbroken?.(new VisorError('bad-file', detail));
    };
  }

  get width(): number {
    return this.element.videoWidth;
  }

  get height(): number {
    return this.element.videoHeight;
  }

  async play(): Promise<boolean> {
    this.held = await isHeld(this.element);
    return !this.held;
  }

  next(longestSide: number): Promise<Frame | null> {
    return this.#frames.next(longestSide);
  }

  close(): void {
    this.element.onerror = null;
    this.#frames.close();
    release(this.element, this.#url);
  }
}

/** Without a source, and told so by `load`, a video lets its decoder go. */
function release(video: HTMLVideoElement, url: string): void {
  video.pause();
  video.removeAttribute('src');
  video.load();
  URL.revokeObjectURL(url);
}
