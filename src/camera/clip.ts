import { VisorError } from '#core/failure.ts';
import { firstPicture, silentVideo } from './play-video.ts';
import type { Frame, Source } from './source.ts';
import { VideoFrames } from './video-frames.ts';

/**
 * Opens a clip that the browser can play, looping and without sound.
 * Throws a `VisorError` 'bad-file' where it cannot be played or holds no picture.
 */
export async function openClip(file: Blob): Promise<Source> {
  const url = URL.createObjectURL(file);
  const video = silentVideo();
  video.loop = true;
  video.src = url;
  try {
    await firstPicture(video, 'bad-file');
    return new RunningClip(video, url);
  } catch (error) {
    release(video, url);
    throw error;
  }
}

class RunningClip implements Source {
  readonly kind = 'clip';
  readonly element: HTMLVideoElement;
  readonly mirrored = false;
  readonly still = false;
  onbroken: Source['onbroken'] = null;
  readonly #url: string;
  readonly #frames: VideoFrames;

  constructor(video: HTMLVideoElement, url: string) {
    this.element = video;
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
