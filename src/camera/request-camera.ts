import { VisorError } from '#core/failure.ts';
import { cameraFailure } from './camera-failure.ts';
import type { Facing } from './facing.ts';

export interface CameraOptions {
  /** Default: the rear camera. */
  readonly facing?: Facing;
  /** One certain lens; another of the same direction is taken if it is gone. */
  readonly deviceId?: string;
  /** Gives up an opening that nobody waits for any more. */
  readonly signal?: AbortSignal;
  /** Visible time without a new frame after which the camera counts as gone, ms. */
  readonly silence?: number;
  readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia'>;
}

const SHAPE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/**
 * Asks the browser for a camera: first with every wish, then with fewer where it answers that no camera fits.
 * A named lens is asked for exactly, because beside the other wishes an ideal one may be passed over.
 */
export async function requestCamera(facing: Facing, options: CameraOptions): Promise<MediaStream> {
  const devices = options.mediaDevices ?? navigator.mediaDevices;
  if (!devices?.getUserMedia) {
    throw new VisorError(globalThis.isSecureContext ? 'camera-other' : 'insecure', 'no mediaDevices');
  }
  const direction: MediaTrackConstraints = { facingMode: { ideal: facing } };
  const wishes: (MediaTrackConstraints | true)[] = [{ ...direction, ...SHAPE }, direction, true];
  if (options.deviceId) wishes.unshift({ deviceId: { exact: options.deviceId }, ...SHAPE });
  for (const [index, video] of wishes.entries()) {
    try {
      return await devices.getUserMedia({ video, audio: false });
    } catch (error) {
      const tooMuch = error instanceof Error && error.name === 'OverconstrainedError';
      if (!tooMuch || index === wishes.length - 1) throw cameraFailure(error);
    }
  }
  throw new VisorError('camera-other', 'no wish was met');
}
