import { VisorError } from '#core/failure.ts';
import type { CameraView } from './camera-view.ts';
import { listCameras, orderFor } from './cameras.ts';
import type { Facing } from './facing.ts';
import { otherWay } from './facing.ts';

/** What is needed of `navigator.mediaDevices` to open a camera. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia'> & Partial<Pick<MediaDevices, 'enumerateDevices'>>;

export interface CameraOptions {
  /** Default: the rear camera. */
  readonly facing?: Facing;
  /** One certain lens; another one is taken if it gives no picture. */
  readonly deviceId?: string;
  /** The lens that somebody wants to get away from: only where no other gives a picture. */
  readonly leaving?: string;
  /** How the pictures of a lens are to be shown. */
  readonly viewOf?: (deviceId: string) => CameraView;
  /** Gives up an opening that nobody waits for any more. */
  readonly signal?: AbortSignal;
  /** Visible time without a new frame after which the camera counts as gone, ms. */
  readonly silence?: number;
  readonly mediaDevices?: CameraDevices;
}

const SHAPE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** The page's cameras. Throws a `VisorError` 'insecure' or 'camera-other' where it has no access to any. */
export function devicesOf(options: CameraOptions): CameraDevices {
  const devices = (options.mediaDevices ?? navigator.mediaDevices) as CameraDevices | undefined;
  if (devices?.getUserMedia) return devices;
  throw new VisorError(globalThis.isSecureContext ? 'camera-other' : 'insecure', 'no mediaDevices');
}

/**
 * Everything that a camera can be asked for with, the dearest wish first: the named lens; the direction; then lens by
 * lens those that look the same way, those that do not say, the others; at last anything. A lens is asked for exactly,
 * because beside other wishes an ideal one may be passed over. The list of lenses is read when it is reached: before a
 * camera was allowed browsers hide it.
 */
export async function* wishesFor(
  facing: Facing,
  devices: CameraDevices,
  { deviceId, leaving }: Pick<CameraOptions, 'deviceId' | 'leaving'>,
): AsyncGenerator<MediaTrackConstraints | true> {
  const direction: MediaTrackConstraints = { facingMode: { ideal: facing } };
  if (deviceId) yield lensWish(deviceId);
  // A browser that answers every direction with the same lens would bring back the one that is being left.
  if (!leaving) {
    yield { ...direction, ...SHAPE };
    yield direction;
  }
  const lenses = await listCameras(devices.enumerateDevices ? (devices as MediaDevices) : undefined);
  for (const lens of orderFor(lenses, facing, { last: leaving ?? null })) {
    if (lens.deviceId !== deviceId) yield lensWish(lens.deviceId);
  }
  if (leaving) yield { ...direction, ...SHAPE };
  yield { facingMode: { ideal: otherWay(facing) } };
  yield true;
}

function lensWish(deviceId: string): MediaTrackConstraints {
  return { deviceId: { exact: deviceId }, ...SHAPE };
}
