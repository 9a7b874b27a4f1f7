import type { LookOptions, LookStep } from '#bridge/protocol.ts';
import type { Scene } from '#core/scene.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';

/** How often a busy recognition is asked again, and the rest in between, ms, longer each time. */
const ASKED = 10;
const REST = 40;

/** What a careful look works with. */
export interface CarefulWorld {
  readonly live: Pick<LiveSession, 'aside'>;
  readonly frame: (picture: HTMLCanvasElement) => Promise<ImageBitmap>;
  readonly look: (frame: ImageBitmap, options: LookOptions, tell: (step: LookStep) => void) => Promise<Scene | null>;
  /** The page's clock, ms. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** One held picture. */
export interface Held {
  readonly picture: HTMLCanvasElement;
  /** It is a photo; else what it was taken of runs on. */
  readonly still: boolean;
}

/**
 * Looks at a held picture as carefully as at a photo while all other looks rest. null: nobody `wants` it any more, or the
 * recognition gave nothing. `tell`: what is done.
 */
export function lookCarefully(
  { live, frame, look, now, wait }: CarefulWorld,
  { picture, still }: Held,
  wants: () => boolean,
  tell: (step: LookStep) => void = () => undefined,
): Promise<Scene | null> {
  return live.aside(async () => {
    // A recognition that is just restarting refuses.
    for (let asked = 0; asked < ASKED && wants(); asked += 1) {
      const scene = await look(await frame(picture), { time: now(), still, careful: true, turn: null }, tell);
      if (scene) return scene;
      await wait(REST * (asked + 1));
    }
    return null;
  });
}
