import type { Failure } from '#core/failure.ts';

/** `retry` does the same again, `sources` offers other pictures, `auto` lets Visor choose the backend. */
export type Way = 'retry' | 'sources' | 'auto';

/** What a person can do about a failure; never nothing. */
export function waysOn(failure: Failure): readonly Way[] {
  switch (failure) {
    case 'insecure':
    case 'bad-file':
    case 'heic':
    case 'hevc':
    case 'no-picture':
    case 'empty-file':
    case 'teachable-machine':
    case 'project-file':
    case 'picture-zip':
    case 'too-large':
      return ['sources'];
    case 'no-camera':
    case 'denied':
    case 'denied-system':
    case 'dismissed':
    case 'in-use':
    case 'disconnected':
    case 'frozen':
    case 'camera-other':
    case 'demo':
      return ['retry', 'sources'];
    case 'download':
    case 'stalled':
    case 'canvas-lies':
    case 'corrupt':
    case 'no-backend':
    case 'recognition-stopped':
      return ['retry'];
    case 'backend-refused':
      return ['auto'];
    default:
      return failure satisfies never;
  }
}
