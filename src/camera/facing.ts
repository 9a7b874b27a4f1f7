/** Which way a camera looks: away from the person who holds the device, or at them. */
export type Facing = 'environment' | 'user';

/** Labels as systems write them, in the languages that the reports were in. */
const FRONT =
  /front|user|face ?time|selfie|integrated|built-?in|frontal|vorder|avant|anterior|delanter|перед|фронт|depan|trước|หน้า|전면|前/i;
const REAR =
  /back|rear|environment|world|hinten|rück|arri[eè]re|trasera|traseira|tr[aá]s|posterior|задн|belakang|sau|หลัง|후면|背|后|後|achter|tylna/i;

/** The other way. */
export function otherWay(facing: Facing): Facing {
  return facing === 'user' ? 'environment' : 'user';
}

/** What a camera's label says of its direction ("camera2 1, facing front", "Back Ultra Wide Camera"); null where it says nothing. */
export function facingOfLabel(label: string): Facing | null {
  const [front, rear] = [FRONT.test(label), REAR.test(label)];
  if (front === rear) return null;
  return rear ? 'environment' : 'user';
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
