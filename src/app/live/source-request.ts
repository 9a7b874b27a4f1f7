import type { CameraSource } from '#camera/camera.ts';
import type { CameraOptions } from '#camera/request-camera.ts';
import type { Facing } from '#camera/facing.ts';
import type { Lens } from '#camera/cameras.ts';
import type { ClipSource } from '#camera/clip.ts';
import type { DemoSource } from '#camera/demo.ts';
import type { Frame, Source } from '#camera/source.ts';

/** A source that somebody asked for. */
export type SourceRequest =
  /** `leaving`: the lens to get away from. */
  | { readonly kind: 'camera'; readonly facing?: Facing; readonly deviceId?: string; readonly leaving?: string }
  | { readonly kind: 'demo' }
  | { readonly kind: 'file'; readonly file: Blob };

/** Brings frames of a running source to `look`. */
export interface Pump {
  start(): void;
  stop(): void;
}

/** How sources are opened; the page's own in the app, made up in tests. */
export interface Sources {
  openCamera(options: CameraOptions): Promise<CameraSource>;
  openDemo(): Promise<DemoSource>;
  openFile(file: Blob): Promise<Source>;
  listCameras(): Promise<Lens[]>;
  /** A copy of what a source shows now; null where it has no picture yet. */
  hold(source: Source): HTMLCanvasElement | null;
  pump(source: Source, look: (frame: Frame) => Promise<void>, onError: (error: unknown) => void): Pump;
}

/** True for the camera, which has switches that no other source has. */
export function isCamera(source: Source | null): source is CameraSource {
  return source?.kind === 'camera';
}

/** True for a clip, which may wait for a tap. */
export function isClip(source: Source | null): source is ClipSource {
  return source?.kind === 'clip';
}

/** True for the demo, which can be laid out upright or lying. */
export function isDemo(source: Source | null): source is DemoSource {
  return source?.kind === 'demo';
}

/** This very camera once more. */
export function sameCamera({ facing, deviceId }: CameraSource): SourceRequest {
  return { kind: 'camera', facing, ...(deviceId ? { deviceId } : {}) };
}

/** A camera that the system took away without a word. */
export function isLost(element: Source['element']): boolean {
  if (!('srcObject' in element) || !(element.srcObject instanceof MediaStream)) return false;
  return element.srcObject.getVideoTracks().some((track) => track.readyState === 'ended' || track.muted);
}
