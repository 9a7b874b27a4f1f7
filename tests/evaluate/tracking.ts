import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { openHarness } from '../harness/open-harness.ts';
import { CAMERAS } from './cameras.ts';
import { evaluateTracking as figures, parseGt, type GtFrames, type Identified } from './mot.ts';
import type { EvaluateOptions } from './options.ts';
import { moveGt } from './synthetic-camera.ts';
import { Unmeasurable } from './unmeasurable.ts';

const CLIPS = new Set(['.webm', '.mp4', '.m4v', '.mov', '.mkv', '.avi', '.mjpeg', '.ogv']);

/** Following people through a clip against MOT ground truth; with a stride, over the frames that were recognised. */
export async function evaluateTracking(options: EvaluateOptions): Promise<object> {
  const clip = clipOf(options.data, options.clip);
  // Read before the browser starts: a bad file should say so at once.
  readGt(options.data, { width: 1, height: 1 });
  const harness = await openHarness(options.data);
  try {
    const started = await harness.page.evaluate((name) => window.harness.startOurs(name), options.backend);
    const camera = CAMERAS[options.camera] ?? null;
    const moving = camera && { ...camera, seed: options.seed };
    const task = { url: `/data/${encodeURIComponent(clip)}`, stride: options.stride, moving };
    const seen = await harness.page
      .evaluate(({ url, stride, moving }) => window.harness.followClip(url, stride, moving), task)
      .catch((error: unknown) => {
        if (String(error).includes('UNREADABLE')) throw new Unmeasurable(`${clip} is not a clip that can be decoded.`);
        throw error;
      });
    const still = readGt(options.data, seen);
    const gt = moving ? moveGt(still, seen, moving, seen.framesPerSecond) : still;
    const predicted = new Map(
      seen.followed.map(({ frame, people }): [number, Identified[]] => [
        frame,
        people.map(({ track, box: [x, y, width, height] }) => ({ id: track, box: { x, y, width, height } })),
      ]),
    );
    const times = seen.followed.map(({ ms }) => ms).sort((a, b) => a - b);
    return {
      ...figures(gt, predicted),
      clip,
      stride: options.stride,
      camera: options.camera,
      clipFrames: seen.frames,
      msPerFrame: times[times.length >> 1] ?? 0,
      backend: started.backend,
    };
  } finally {
    await harness.close();
  }
}

function clipOf(folder: string, named: string | null): string {
  if (named !== null) {
    if (!existsSync(join(folder, named))) throw new Unmeasurable(`${folder} has no clip ${named}.`);
    return named;
  }
  const clips = readdirSync(folder).filter((name) => CLIPS.has(extname(name).toLowerCase()));
  const [clip, ...more] = clips;
  if (!clip) throw new Unmeasurable(`${folder} holds no clip.`);
  if (more.length > 0)
    throw new Unmeasurable(`${folder} holds several clips: name one with --clip (${clips.join(', ')}).`);
  return clip;
}

function readGt(folder: string, size: { width: number; height: number }): GtFrames {
  const file = join(folder, 'gt.txt');
  if (!existsSync(file)) throw new Unmeasurable(`${folder} has no gt.txt.`);
  const gt = (() => {
    try {
      return parseGt(readFileSync(file, 'utf8'), size);
    } catch (error) {
      throw new Unmeasurable(`gt.txt: ${error instanceof Error ? error.message : String(error)}.`);
    }
  })();
  if (gt.size === 0) throw new Unmeasurable('gt.txt has no row that counts.');
  return gt;
}
