import { Scan, type ScanState } from '#app/stage/scan.svelte.ts';
import type { LookOptions, LookStep } from '#bridge/protocol.ts';
import type { Scene } from '#core/scene.ts';
import { liveWorld, sceneOf } from '../live-world.ts';

/** A scene of one person for each label, from left to right. */
export function peopleScene(labels: readonly (string | null)[]): Scene {
  const scene = sceneOf(true);
  const [one] = scene.people;
  return {
    ...scene,
    people: labels.map((key, index) => ({
      ...one!,
      track: index + 1,
      box: { ...one!.box, x: index * 0.2 },
      label: key === null ? null : { key, confidence: 0.9, by: 'rules' },
    })),
  };
}

/** A scan over a live session whose recognition answers as it is told, on a clock that waiting moves on. */
export function scanWorld(scene: Scene | null) {
  const { world, live } = liveWorld();
  const asked: LookOptions[] = [];
  const seen: ScanState['kind'][] = [];
  const frames = { taken: 0 };
  const answer = { scene, work: 0, before: (step: LookStep): void => void step };
  const scan = new Scan({
    live,
    hold: () => ({ width: 640, height: 480 }) as HTMLCanvasElement,
    frame: () => Promise.resolve(void frames.taken++ as unknown as ImageBitmap),
    look: (_frame, options, tell) => {
      asked.push(options);
      for (const step of ['people', 'faces', 'labels'] as const) {
        world.now += answer.work / 3;
        answer.before(step);
        tell(step);
      }
      return Promise.resolve(answer.scene);
    },
    classKeys: () => ['friend', 'guest'],
    now: () => world.now,
    wait: async (ms) => {
      seen.push(scan.state.kind);
      world.now += ms;
      await Promise.resolve();
    },
    reducedMotion: () => false,
  });
  return { world, live, scan, asked, seen, frames, answer };
}
