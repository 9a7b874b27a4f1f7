import { failureOf } from '#core/failure.ts';
import { UNKNOWN } from '#core/head/head.ts';
import { openFile } from '#camera/open-file.ts';
import { LONGEST_SIDE } from './longest-side.ts';
import { ours } from './ours.ts';

/** What became of one file that was opened as a photo. */
export interface PhotoVerdict {
  readonly accepted: boolean;
  /** Why it was refused: a key of the page's sentences. */
  readonly reason: string | null;
  readonly people: number;
  readonly boxes: readonly (readonly [number, number, number, number])[];
  /** What the list says of each of them. */
  readonly labels: readonly string[];
  /** Upright size in pixels of what is looked at, 0 where refused. */
  readonly width: number;
  readonly height: number;
  readonly ms: number;
}

/** Opens a file and recognises it exactly as the Live screen does; of a clip its first picture. */
export async function lookAtPhoto(url: string): Promise<PhotoVerdict> {
  const file = await (await fetch(url)).blob();
  const start = performance.now();
  try {
    const source = await openFile(file);
    try {
      await ours().reset();
      const frame = await source.next(LONGEST_SIDE);
      const scene = frame && (await ours().look(frame.bitmap, { time: frame.time, still: true, turn: null }));
      if (!scene) throw new Error('recognition did not answer');
      return {
        accepted: true,
        reason: null,
        people: scene.people.length,
        boxes: scene.people.map(({ box }) => [box.x, box.y, box.width, box.height]),
        labels: scene.people.map(({ label }) => label?.key ?? UNKNOWN),
        width: source.width,
        height: source.height,
        ms: performance.now() - start,
      };
    } finally {
      source.close();
    }
  } catch (error) {
    const reason = failureOf(error, 'recognition-stopped');
    return {
      accepted: false,
      reason,
      people: 0,
      boxes: [],
      labels: [],
      width: 0,
      height: 0,
      ms: performance.now() - start,
    };
  }
}
