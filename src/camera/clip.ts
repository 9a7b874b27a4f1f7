import { VisorError } from '#core/failure.ts';
import { firstPicture, silentVideo } from './play-video.ts';
import type { Frame, Source } from './source.ts';
import { StillSource } from './still-source.ts';
import { ClipSteps } from './clip-steps.ts';
import { VideoFrames } from './video-frames.ts';

/** A clip, which may have to be started by a tap. */
export interface ClipSource extends Source {
  readonly kind: 'clip';
  /** The browser waits for a tap before it plays (an iPhone that saves power). */
  readonly held: boolean;
  /** It stands still: the same picture is given again only by {@link again}. */
  readonly paused: boolean;
  /** Where it is, and how long it is, seconds. */
  readonly time: number;
  readonly duration: number;
  /** It plays, stands still, or is somewhere else. */
  onmoved: (() => void) | null;
  /** Starts it, or goes on; call from a tap. False where the browser refuses even so. */
  play(): Promise<boolean>;
  pause(): void;
  /** Shows the picture at `time` seconds. */
  seek(time: number): Promise<void>;
  /** Shows the next (1) or the last (-1) picture. */
  step(direction: 1 | -1): Promise<void>;
  /** Whoever waits for the next picture gets the one that is shown now. */
  again(): void;
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

/** What changes where a clip is, or whether it plays. */
const MOVES = ['play', 'pause', 'timeupdate', 'seeked', 'durationchange'] as const;
/** On its element, while somebody wants it to stand still. */
const STAYS = 'stays';

class RunningClip implements ClipSource {
  readonly kind = 'clip';
  readonly element: HTMLVideoElement;
  readonly mirrored = false;
  readonly still = false;
  onbroken: Source['onbroken'] = null;
  held: boolean;
  onmoved: (() => void) | null = null;
  readonly #url: string;
  readonly #frames: VideoFrames;
  readonly #steps: ClipSteps;

  constructor(video: HTMLVideoElement, url: string, held: boolean) {
    this.element = video;
    this.held = held;
    this.#url = url;
    this.#frames = new VideoFrames(
      video,
      () => 0,
      () => this.paused,
    );
    this.#steps = new ClipSteps(video);
    for (const event of MOVES) video.addEventListener(event, this.#moved);
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

  get paused(): boolean {
    return STAYS in this.element.dataset;
  }

  get time(): number {
    return this.element.currentTime;
  }

  get duration(): number {
    return Number.isFinite(this.element.duration) ? this.element.duration : 0;
  }

  async play(): Promise<boolean> {
    delete this.element.dataset[STAYS];
    this.held = await isHeld(this.element);
    return !this.held;
  }

  pause(): void {
    // Whoever shows it somewhere else is not to start it again.
    this.element.dataset[STAYS] = '';
    this.element.pause();
    this.#moved();
  }

  seek(time: number): Promise<void> {
    return this.#steps.seek(time);
  }

  step(direction: 1 | -1): Promise<void> {
    if (!this.paused) this.pause();
    return this.#steps.step(direction);
  }

  again(): void {
    this.#frames.again();
  }

  next(longestSide: number): Promise<Frame | null> {
    return this.#frames.next(longestSide);
  }

  readonly #moved = () => this.onmoved?.();

  close(): void {
    this.element.onerror = null;
    for (const event of MOVES) this.element.removeEventListener(event, this.#moved);
    this.#frames.close();
    this.#steps.close();
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
