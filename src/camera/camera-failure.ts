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
