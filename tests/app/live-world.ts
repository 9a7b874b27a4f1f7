import { LiveSession } from '#app/live/live.svelte.ts';
import { Rates } from '#app/live/rates.svelte.ts';
import type { RecogniserState } from '#app/live/recogniser.svelte.ts';
import type { Sources } from '#app/live/source-request.ts';
import { AS_IT_COMES, type CameraView } from '#camera/camera-view.ts';
import type { Lens } from '#camera/cameras.ts';
import type { CameraSource } from '#camera/camera.ts';
import type { CameraOptions } from '#camera/request-camera.ts';
import type { DemoSource } from '#camera/demo.ts';
import type { Frame, Source } from '#camera/source.ts';
import type { Scene } from '#core/scene.ts';
import { DEFAULT_SETTINGS, type Settings } from '#storage/settings.ts';

/** A source that records whether it was closed. */
export interface TestSource extends Source {
  closed: boolean;
}

/** A world around a LiveSession in which every camera is made up and every step is recorded. */
export function liveWorld(state: RecogniserState = ready) {
  let settings: Settings = DEFAULT_SETTINGS;
  const world = {
    opened: [] as TestSource[],
    asked: [] as CameraOptions[],
    resets: 0,
    boots: 0,
    visible: true,
    now: 1000,
    running: false,
    lenses: [] as Lens[],
    /** What the next cameras are, whatever was asked for. */
    delivers: {} as Partial<Pick<CameraSource, 'facing' | 'deviceId'>>,
    failure: null as Error | null,
    /** Brings one frame, as the pump would. */
    frame: (() => Promise.resolve()) as () => Promise<void>,
    answer: (() => null) as (still: boolean) => Scene | null,
    recogniser: { state, boot: () => Promise.resolve(void world.boots++) },
    /** When set, a camera opens only once this settles. */
    gate: Promise.resolve(),
  };
  const make = (kind: Source['kind']): TestSource => {
    const source = {
      kind,
      element: {} as HTMLVideoElement,
      mirrored: false,
      still: kind === 'photo',
      width: 640,
      height: 480,
      next: () => Promise.resolve(null),
      onbroken: null,
      closed: false,
      close: () => void (source.closed = true),
    } as TestSource;
    world.opened.push(source);
    return source;
  };
  const sources: Sources = {
    openCamera: async (options) => {
      world.asked.push(options);
      await world.gate;
      if (world.failure) throw world.failure;
      const deviceId = options.deviceId ?? 'a';
      const view = options.viewOf?.(deviceId) ?? AS_IT_COMES;
      const facing = options.facing ?? 'environment';
      const setView = (view: CameraView) => void Object.assign(source, { view, mirrored: view.mirrored ?? false });
      const extra = { setView, facing, deviceId, view, torch: { available: false, on: false }, ...world.delivers };
      const source = Object.assign(make('camera'), extra) as unknown as CameraSource;
      return source;
    },
    openDemo: () => Promise.resolve(make('demo') as unknown as DemoSource),
    openFile: async () => {
      await world.gate;
      if (world.failure) throw world.failure;
      return make('photo');
    },
    listCameras: () => Promise.resolve(world.lenses),
    hold: () => ({ width: 640, height: 480 }) as HTMLCanvasElement,
    pump: (_source, look) => {
      world.frame = () => look({ bitmap: {} as ImageBitmap, time: world.now } satisfies Frame);
      return { start: () => void (world.running = true), stop: () => void (world.running = false) };
    },
  };
  const rates = new Rates();
  const live = new LiveSession({
    sources,
    client: {
      look: (_frame, { still }) => Promise.resolve(world.answer(still)),
      reset: () => Promise.resolve(void world.resets++),
    },
    recogniser: world.recogniser,
    rates,
    settings: {
      get current() {
        return settings;
      },
      update: (changes) => {
        settings = { ...settings, ...changes };
        return true;
      },
    },
    gyroscope: null,
    now: () => world.now,
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    visible: () => world.visible,
  });
  /** Somebody watches; how to stop. */
  const rest = live.watch();
  return { world, live, rates, rest, settings: () => settings };
}

const ready: RecogniserState = { phase: 'ready', started: { backend: 'wasm', trials: [], threads: 1 } };

/** A scene of one unlabelled person. */
export const sceneOf = (still: boolean, time = 1000): Scene => ({
  time,
  width: 640,
  height: 480,
  still,
  people: [
    {
      track: 1,
      box: { x: 0.1, y: 0.1, width: 0.2, height: 0.5 },
      velocity: { x: 0, y: 0, width: 0, height: 0 },
      score: 0.9,
      bornAt: time,
      seenAt: time,
      face: null,
      carried: [],
      features: null,
      label: null,
      answer: null,
      answeredAt: null,
    },
  ],
  cameraMotion: { x: 0, y: 0 },
  timings: { detect: 0, track: 0, face: 0, label: 0, total: 0, parts: 1 },
});
