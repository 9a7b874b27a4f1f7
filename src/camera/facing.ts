/** Which way a camera looks: away from the person who holds the device, or at them. */
export type Facing = 'environment' | 'user';

const FRONT = /front|user|face ?time|selfie|integrated|built-?in|前/i;
const REAR = /back|rear|environment|world|后|後|背/i;

/** What a camera's label says of its direction ("camera2 1, facing front", "Back Ultra Wide Camera"); null where it says nothing. */
export function facingOfLabel(label: string): Facing | null {
  if (REAR.test(label)) return 'environment';
  if (FRONT.test(label)) return 'user';
  return null;
}

/**
 * Which way a running camera looks. What the track delivers counts, because a device with one camera answers any
 * request with it; what was asked for counts only where neither setting nor label says anything (a plain USB camera).
 */
export function facingOfTrack(track: MediaStreamTrack, asked: Facing): Facing {
  const delivered = track.getSettings().facingMode;
  if (delivered === 'user' || delivered === 'environment') return delivered;
  return facingOfLabel(track.label) ?? asked;
}
