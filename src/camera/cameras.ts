import { facingOfLabel } from './facing.ts';
import type { Facing } from './facing.ts';

/** One camera of the device. */
export interface Lens {
  readonly deviceId: string;
  /** The system's own name of it. */
  readonly label: string;
  /** null where neither the device nor its label says. */
  readonly facing: Facing | null;
}

/** What is needed of `navigator.mediaDevices` to list cameras. */
export type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/** All cameras. Empty until the camera has been allowed once: before, browsers hide ids and names. */
export async function listCameras(
  devices: Pick<Devices, 'enumerateDevices'> | undefined = ownDevices(),
): Promise<Lens[]> {
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
  return all
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ deviceId: device.deviceId, label: device.label, facing: facingOfDevice(device) }));
}

/** What the device itself says counts before its label, which is written in the system's language. */
function facingOfDevice(device: MediaDeviceInfo): Facing | null {
  // An InputDeviceInfo in Chromium and Safari; Firefox has no capabilities.
  const { getCapabilities } = device as Partial<InputDeviceInfo>;
  const modes = getCapabilities?.call(device as InputDeviceInfo).facingMode ?? [];
  const said = modes.find((mode) => mode === 'user' || mode === 'environment');
  return said ?? facingOfLabel(device.label);
}

/**
 * The cameras in the order in which to try them for one that looks this way: those that do, those that do not say,
 * the others. `first` goes before all, `last` after all.
 */
export function orderFor(
  lenses: readonly Lens[],
  facing: Facing,
  { first = null, last = null }: { readonly first?: string | null; readonly last?: string | null } = {},
): Lens[] {
  const rank = (lens: Lens): number => {
    if (lens.deviceId === first) return -1;
    if (lens.deviceId === last) return 3;
    return lens.facing === facing ? 0 : lens.facing === null ? 1 : 2;
  };
  return [...lenses].sort((a, b) => rank(a) - rank(b));
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
