import { facingOfLabel } from './facing.ts';
import type { Facing } from './facing.ts';

/** One camera of the device. */
export interface Lens {
  readonly deviceId: string;
  /** The system's own name of it. */
  readonly label: string;
  /** null where the label does not say. */
  readonly facing: Facing | null;
}

type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/** All cameras. Empty until the camera has been allowed once: before, browsers hide ids and names. */
export async function listCameras(devices: Devices | undefined = ownDevices()): Promise<Lens[]> {
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
  return all
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label, facing: facingOfLabel(label) }));
}

/** The cameras worth offering beside the one that runs: those that look the same way, or do not say. */
export function lensesBeside(lenses: readonly Lens[], facing: Facing): Lens[] {
  return lenses.filter((lens) => lens.facing === facing || lens.facing === null);
}

/** Tells of every camera that is plugged in or out, with the new list. Returns how to stop. */
export function watchCameras(
  onchange: (lenses: Lens[]) => void,
  devices: Devices | undefined = ownDevices(),
): () => void {
  const tell = () => void listCameras(devices).then(onchange);
  devices?.addEventListener('devicechange', tell);
  return () => devices?.removeEventListener('devicechange', tell);
}

/** Undefined on an insecure page. */
function ownDevices(): MediaDevices | undefined {
  return navigator.mediaDevices;
}
