import { VisorError } from '#core/failure.ts';
import { cameraFailure, cameraPermission, whoseRefusal } from './camera-failure.ts';
import { AS_IT_COMES, type CameraView } from './camera-view.ts';
import { facingOfTrack } from './facing.ts';
import type { Facing } from './facing.ts';
import { watchFrames } from './frame-watchdog.ts';
import { firstPicture, silentVideo } from './play-video.ts';
import { devicesOf, wishesFor } from './request-camera.ts';
import type { CameraDevices, CameraOptions } from './request-camera.ts';
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
  /** How its picture is shown. */
  readonly view: CameraView;
  /** Shows and gives its pictures another way from now on. */
  setView(view: CameraView): void;
  /** The lamp beside the lens. */
  readonly torch: { readonly available: boolean; readonly on: boolean };
  /** Throws a `VisorError` 'camera-other' where the lamp does not obey. */
  setTorch(on: boolean): Promise<void>;
}

const SILENCE = 5000;
/** How long one lens may take to show its first picture, ms; then the next one is asked. */
const PATIENCE = 6000;

/**
 * Opens a camera and waits for its first picture. Close the one before first: many phones open only one at a time.
 * A lens that gives none is passed over for the next on the list of {@link wishesFor}; only a refusal ends it.
 * Throws a `VisorError`: insecure, no-camera, denied, denied-system, dismissed, in-use, disconnected, camera-other.
 */
export async function openCamera(options: CameraOptions = {}): Promise<CameraSource> {
  const asked = options.facing ?? 'environment';
  const devices = devicesOf(options);
  let first: VisorError | null = null;
  for await (const wish of wishesFor(asked, devices, options)) {
    try {
      return await openWith(wish, devices, asked, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = cameraFailure(error);
      if (failure.failure === 'denied') throw await whoseRefusal(failure, cameraPermission);
      // What could not be met says nothing of what is wrong.
      if (!(error instanceof Error && error.name === 'OverconstrainedError')) first ??= failure;
    }
  }
  throw first ?? new VisorError('no-camera', 'no wish was met');
}

async function openWith(
  wish: MediaTrackConstraints | true,
  devices: CameraDevices,
  asked: Facing,
  options: CameraOptions,
): Promise<CameraSource> {
  const stream = await devices.getUserMedia({ video: wish, audio: false });
  const [track] = stream.getVideoTracks();
  const video = silentVideo();
  try {
    if (!track) throw new VisorError('no-camera', 'no video track');
    if (track.readyState === 'ended') throw new VisorError('disconnected', 'ended at once');
    options.signal?.throwIfAborted();
    video.srcObject = stream;
    await firstPicture(video, 'camera-other', options.signal, PATIENCE);
    return new RunningCamera(video, stream, track, asked, options);
  } catch (error) {
    video.srcObject = null;
    for (const each of stream.getTracks()) each.stop();
    throw error;
  }
}

class RunningCamera implements CameraSource {
  readonly kind = 'camera';
  readonly still = false;
  readonly element: HTMLVideoElement;
  readonly facing: Facing;
  readonly deviceId: string;
  readonly label: string;
  onbroken: ((error: VisorError) => void) | null = null;
  readonly #stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #frames: VideoFrames;
  readonly #unwatch: () => void;
  #view: CameraView;
  #torch = false;
  #closed = false;

  constructor(
    video: HTMLVideoElement,
    stream: MediaStream,
    track: MediaStreamTrack,
    asked: Facing,
    options: CameraOptions,
  ) {
    this.element = video;
    this.#stream = stream;
    this.#track = track;
    this.facing = facingOfTrack(track, asked);
    this.deviceId = track.getSettings().deviceId ?? '';
    this.label = track.label;
    this.#frames = new VideoFrames(video, () => this.#view.turns);
    this.setView((this.#view = options.viewOf?.(this.deviceId) ?? AS_IT_COMES));
    this.#unwatch = watchFrames(video, track, options.silence ?? SILENCE, () =>
      this.#break(new VisorError('frozen', 'no frame')),
    );
    track.addEventListener('ended', this.#onended);
  }

  get view(): CameraView {
    return this.#view;
  }

  get mirrored(): boolean {
    return this.view.mirrored ?? this.facing === 'user';
  }

  setView(view: CameraView): void {
    this.#view = view;
    this.element.dataset.turns = String(view.turns);
  }

  get width(): number {
    return this.view.turns % 2 ? this.element.videoHeight : this.element.videoWidth;
  }

  get height(): number {
    return this.view.turns % 2 ? this.element.videoWidth : this.element.videoHeight;
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

  readonly #onended = () => this.#break(new VisorError('disconnected', 'track ended'));

  #break(error: VisorError): void {
    if (this.#closed) return;
    this.close();
    this.onbroken?.(error);
  }
}
