import { VisorError } from '#core/failure.ts';
import { cameraFailure } from './camera-failure.ts';
import { facingOfTrack } from './facing.ts';
import type { Facing } from './facing.ts';
import { watchFrames } from './frame-watchdog.ts';
import { firstPicture, silentVideo } from './play-video.ts';
import { requestCamera } from './request-camera.ts';
import type { CameraOptions } from './request-camera.ts';
import type { Frame, Source } from './source.ts';
import { VideoFrames } from './video-frames.ts';

/** A running camera. */
export interface CameraSource extends Source {
  readonly kind: 'camera';
  readonly element: HTMLVideoElement;
  /** Which way it looks, judged by what was delivered. */
  readonly facing: Facing;
  readonly deviceId: string;
  readonly label: string;
  /** The lamp beside the lens. */
  readonly torch: { readonly available: boolean; readonly on: boolean };
  /** Throws a `VisorError` 'camera-other' where the lamp does not obey. */
  setTorch(on: boolean): Promise<void>;
}

const SILENCE = 5000;

/**
 * Opens a camera and waits for its first picture. Close the one before first: many phones open only one at a time.
 * Asks the browser once, and again only with fewer wishes where it could not meet them.
 * Throws a `VisorError`: insecure, no-camera, denied, in-use, disconnected, camera-other.
 */
export async function openCamera(options: CameraOptions = {}): Promise<CameraSource> {
  const asked = options.facing ?? 'environment';
  const stream = await requestCamera(asked, options);
  const [track] = stream.getVideoTracks();
  const video = silentVideo();
  try {
    if (!track) throw new VisorError('no-camera', 'no video track');
    if (track.readyState === 'ended') throw new VisorError('disconnected', 'ended at once');
    options.signal?.throwIfAborted();
    video.srcObject = stream;
    await firstPicture(video, 'camera-other', options.signal);
    return new RunningCamera(video, stream, track, asked, options.silence ?? SILENCE);
  } catch (error) {
    video.srcObject = null;
    for (const each of stream.getTracks()) each.stop();
    throw cameraFailure(error);
  }
}

class RunningCamera implements CameraSource {
  readonly kind = 'camera';
  readonly still = false;
  readonly element: HTMLVideoElement;
  readonly facing: Facing;
  readonly mirrored: boolean;
  readonly deviceId: string;
  readonly label: string;
  onbroken: ((error: VisorError) => void) | null = null;
  readonly #stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #frames: VideoFrames;
  readonly #unwatch: () => void;
  #torch = false;
  #closed = false;

  constructor(video: HTMLVideoElement, stream: MediaStream, track: MediaStreamTrack, asked: Facing, silence: number) {
    this.element = video;
    this.#stream = stream;
    this.#track = track;
    this.facing = facingOfTrack(track, asked);
    this.mirrored = this.facing === 'user';
    this.deviceId = track.getSettings().deviceId ?? '';
    this.label = track.label;
    this.#frames = new VideoFrames(video);
    this.#unwatch = watchFrames(video, track, silence, () => this.#break('no frame'));
    track.addEventListener('ended', this.#onended);
  }

  get width(): number {
    return this.element.videoWidth;
  }

  get height(): number {
    return this.element.videoHeight;
  }

  get torch(): { available: boolean; on: boolean } {
    // `torch` is in no TypeScript library yet (W3C Image Capture). Safari before 17.4 has no getCapabilities for it.
    const able = this.#track.getCapabilities?.() as { torch?: boolean } | undefined;
    return { available: able?.torch === true, on: this.#torch };
  }

  async setTorch(on: boolean): Promise<void> {
    try {
      await this.#track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
      this.#torch = on;
    } catch (error) {
      throw new VisorError('camera-other', `torch: ${String(error)}`);
    }
  }

  next(longestSide: number): Promise<Frame | null> {
    return this.#frames.next(longestSide);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unwatch();
    this.#track.removeEventListener('ended', this.#onended);
    for (const track of this.#stream.getTracks()) track.stop();
    this.#frames.close();
    this.element.srcObject = null;
  }

  readonly #onended = () => this.#break('track ended');

  #break(detail: string): void {
    if (this.#closed) return;
    this.close();
    this.onbroken?.(new VisorError('disconnected', detail));
  }
}
