import type { CameraSource } from '#camera/camera.ts';
import { turnedOn, type CameraView } from '#camera/camera-view.ts';
import { orderFor, type Lens } from '#camera/cameras.ts';
import { otherWay, type Facing } from '#camera/facing.ts';
import type { Source } from '#camera/source.ts';
import type { LiveOptions } from './live-options.ts';
import { isCamera, type SourceRequest } from './source-request.ts';

const NO_TORCH = { available: false, on: false };
/** Lenses whose view is remembered; ids of cameras that are gone make room. */
const MOST_VIEWS = 8;

export interface CameraSwitchesOptions extends Pick<LiveOptions, 'sources' | 'settings'> {
  /** Opens another camera in place of the one that runs; gives what runs afterwards. */
  readonly open: (request: SourceRequest) => Promise<Source | null>;
  /** The picture was turned: nobody is where they were. */
  readonly onturned: () => void;
}

/** What can be switched at the camera that runs: which one it is, how its picture is shown, its lamp. */
export class CameraSwitches {
  /** Every camera of the device, while one runs. */
  lenses: readonly Lens[] = $state.raw([]);
  torch = $state.raw(NO_TORCH);
  /** How the picture of the one that runs is shown; null: none runs. */
  shown: { readonly mirrored: boolean; readonly turns: number } | null = $state.raw(null);
  readonly #options: CameraSwitchesOptions;
  /** Which way lenses looked when they ran: it counts before what they say of themselves. */
  readonly #delivered: Record<string, Facing> = {};
  #camera: CameraSource | null = null;

  constructor(options: CameraSwitchesOptions) {
    this.#options = options;
  }

  /** A camera runs now, with pictures; null: none does. */
  async take(camera: CameraSource | null): Promise<void> {
    this.#camera = camera;
    this.lenses = [];
    this.torch = camera ? { ...camera.torch } : NO_TORCH;
    this.#tell(camera);
    if (!camera) return;
    const { settings, sources } = this.#options;
    if (camera.deviceId) this.#delivered[camera.deviceId] = camera.facing;
    // A lens that was stored and gave no picture is not asked for again.
    const { deviceId } = settings.current;
    if (deviceId && deviceId !== camera.deviceId) settings.update({ deviceId: null });
    const lenses = await sources.listCameras();
    if (camera === this.#camera) {
      this.lenses = lenses.map((lens) => ({ ...lens, facing: this.#delivered[lens.deviceId] ?? lens.facing }));
    }
  }

  /** The camera that looks the other way, as far as the device has one; else another one. `keep`: remember it. */
  async flip(keep = true): Promise<void> {
    if (!this.#camera) return;
    const { deviceId: leaving } = this.#camera;
    const facing = otherWay(this.#camera.facing);
    const next = orderFor(this.lenses, facing, { last: leaving })[0];
    if (next && next.deviceId !== leaving) await this.#choose({ facing, deviceId: next.deviceId, leaving }, keep);
    else await this.#choose({ facing }, keep);
  }

  /** One certain lens of the list. */
  async choose(deviceId: string): Promise<void> {
    if (!this.#camera || deviceId === this.#camera.deviceId) return;
    const facing = this.lenses.find((lens) => lens.deviceId === deviceId)?.facing ?? this.#camera.facing;
    await this.#choose({ facing, deviceId, leaving: this.#camera.deviceId });
  }

  /** Shows the picture the other way round, or no longer. */
  mirror(): void {
    const camera = this.#camera;
    if (camera) this.#show(camera, { ...camera.view, mirrored: !camera.mirrored });
  }

  /** Turns the picture by a quarter: for a camera on its side. */
  turn(): void {
    const camera = this.#camera;
    if (camera) this.#show(camera, turnedOn(camera.view));
  }

  async toggleTorch(): Promise<void> {
    const camera = this.#camera;
    if (!camera) return;
    await camera.setTorch(!camera.torch.on).catch(() => undefined); // the key shows what the lamp really does
    if (camera === this.#camera) this.torch = { ...camera.torch };
  }

  /** A lens is remembered once it gave pictures: the one that did, not the one that was asked for. */
  async #choose(wish: Omit<Extract<SourceRequest, { kind: 'camera' }>, 'kind'>, keep = true): Promise<void> {
    const source = await this.#options.open({ kind: 'camera', ...wish });
    if (!keep || !isCamera(source)) return;
    this.#options.settings.update({ facing: source.facing, deviceId: wish.deviceId ? source.deviceId || null : null });
  }

  #show(camera: CameraSource, view: CameraView): void {
    const { settings, onturned } = this.#options;
    const others = Object.entries(settings.current.views).filter(([deviceId]) => deviceId !== camera.deviceId);
    const views: [string, CameraView][] = [...others, [camera.deviceId, view]];
    settings.update({ views: Object.fromEntries(views.slice(-MOST_VIEWS)) });
    const turned = view.turns !== camera.view.turns;
    camera.setView(view);
    this.#tell(camera);
    if (turned) onturned();
  }

  #tell(camera: CameraSource | null): void {
    this.shown = camera && { mirrored: camera.mirrored, turns: camera.view.turns };
  }
}
