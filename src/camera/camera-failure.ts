import { VisorError } from '#core/failure.ts';
import type { Failure } from '#core/failure.ts';

/** Error names of getUserMedia (W3C Media Capture §10.2), with the older names that some Android WebViews still use. */
const FAILURE_OF: Readonly<Record<string, Failure>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'no-camera',
  DevicesNotFoundError: 'no-camera',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  AbortError: 'in-use',
};

/** Turns what getUserMedia threw into the failure that a person can act on. */
export function cameraFailure(error: unknown): VisorError {
  if (error instanceof VisorError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return new VisorError(FAILURE_OF[name] ?? 'camera-other', String(error));
}

/** What the browser remembers of the camera for this page; null where it does not tell. */
export type CameraPermission = () => Promise<PermissionState | null>;

/** Asks the browser itself. */
export const cameraPermission: CameraPermission = async () => {
  // Firefox before 133 and old WebViews know no permission of this name.
  const asked = navigator.permissions?.query({ name: 'camera' });
  return (await asked?.catch(() => null))?.state ?? null;
};

/**
 * Whose no a refusal was: the browser's for this page (`denied`), the system's for the whole browser
 * (`denied-system`), or nobody's, because the question was closed (`dismissed`). Chromium says so in words; elsewhere a
 * page that is allowed and refused all the same was refused by the system, and one that may still ask got no answer.
 */
export async function whoseRefusal(error: VisorError, permission: CameraPermission): Promise<VisorError> {
  if (error.failure !== 'denied') return error;
  const as = (failure: Failure): VisorError => new VisorError(failure, error.message);
  if (/by system|system preferences|operating system/i.test(error.message)) return as('denied-system');
  if (/dismissed/i.test(error.message)) return as('dismissed');
  if (/permission denied$/i.test(error.message)) return error;
  const state = await permission();
  if (state === 'granted') return as('denied-system');
  return state === 'prompt' ? as('dismissed') : error;
}
