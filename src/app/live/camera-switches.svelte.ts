import type { CameraSource } from '#camera/camera.ts';
import { lensesBeside, type Lens } from '#camera/cameras.ts';
import type { Facing } from '#camera/facing.ts';
import type { LiveOptions } from './live-options.ts';
import type { SourceRequest } from './source-request.ts';

const NO_TORCH = { available: false, on: false };

export interface CameraSwitchesOptions extends Pick<LiveOptions, 'sources' | 'settings'> {
  /** Opens another camera in place of the one that runs. */
  readonly open: (request: SourceRequest) => Promise<void>;
}

/** What can be switched at the camera that runs: which one it is, its lens, its lamp. */
export class CameraSwitches {
  lenses: readonly Lens[] = $state.raw([]);
  torch = $state.raw(NO_TORCH);
  readonly #options: CameraSwitchesOptions;
  #camera: CameraSource | null = null;

  constructor(options: CameraSwitchesOptions) {
    this.#options = options;
  }

  /** A camera runs now; null: none does. */
  async take(camera: CameraSource | null): Promise<void> {
    this.#camera = camera;
    this.lenses = [];
    this.torch = camera ? { ...camera.torch } : NO_TORCH;
    if (!camera) return;
    const lenses = await this.#options.sources.listCameras();
    if (camera === this.#camera) this.lenses = lensesBeside(lenses, camera.facing);
  }

  /** The other camera. */
  async flip(): Promise<void> {
    if (!this.#camera) return;
    const facing: Facing = this.#camera.facing === 'user' ? 'environment' : 'user';
    this.#options.settings.update({ facing, deviceId: null });
    await this.#options.open({ kind: 'camera', facing });
  }

  /** The next lens that looks the same way. */
  async nextLens(): Promise<void> {
    if (!this.#camera) return;
    const { deviceId, facing } = this.#camera;
    const at = this.lenses.findIndex((lens) => lens.deviceId === deviceId);
    const next = this.lenses[(at + 1) % this.lenses.length];
    if (!next) return;
    this.#options.settings.update({ facing, deviceId: next.deviceId });
    await this.#options.open({ kind: 'camera', facing, deviceId: next.deviceId });
  }

  async toggleTorch(): Promise<void> {
    const camera = this.#camera;
    if (!camera) return;
    await camera.setTorch(!camera.torch.on).catch(() => undefined); // the key shows what the lamp really does
    if (camera === this.#camera) this.torch = { ...camera.torch };
  }
}
