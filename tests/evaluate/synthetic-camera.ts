import { within } from '#core/box.ts';
import type { Box } from '#core/box.ts';
import type { Pixels } from '#core/pixels.ts';
import { rng } from '#core/rng.ts';
import type { GtFrames } from './mot.ts';

/**
 * A camera in a hand, made from a clip of a camera on a pole: the clip moves inside a larger view whose rest is filled
 * by the clip's stretched edges, so that everybody stays visible and the truth is known. Shares are of the view.
 */
export interface SyntheticCamera {
  /** Sideways speed, shares a second; the direction turns each time `sweep` is covered. 0 stands still. */
  readonly pan: number;
  /** How far a sweep goes, from its left end to its right end. The view leaves room for it even while `pan` is 0. */
  readonly sweep: number;
  /** Largest excursion of the hand to each side. The view leaves room for `SHAKE_ROOM` in any case. */
  readonly shake: number;
  readonly seed: number;
}

export const STANDING: SyntheticCamera = { pan: 0, sweep: 0.2, shake: 0, seed: 1 };
export const PANNING: SyntheticCamera = { pan: 0.3, sweep: 0.2, shake: 0, seed: 1 };
export const SHAKING: SyntheticCamera = { pan: 0, sweep: 0.2, shake: 0.025, seed: 1 };
export const PANNING_AND_SHAKING: SyntheticCamera = { pan: 0.3, sweep: 0.2, shake: 0.025, seed: 1 };

const SHAKE_ROOM = 0.03;
/** Tremor of a hand: slow drift to fast trembling, Hz, each with its part of the excursion. */
const TREMOR: readonly (readonly [hertz: number, part: number])[] = [
  [1, 0.45],
  [2.3, 0.25],
  [4.7, 0.2],
  [8, 0.1],
];

/** How far the picture is from its middle place at `time` (seconds), in shares of the view. */
export function offsetAt(camera: SyntheticCamera, time: number): { readonly x: number; readonly y: number } {
  const chance = rng(camera.seed);
  const tremble = (): number =>
    TREMOR.reduce((sum, [hertz, part]) => sum + part * Math.sin(2 * Math.PI * (hertz * time + chance())), 0);
  const x = triangle(time, camera) + camera.shake * tremble();
  return { x, y: camera.shake * tremble() };
}

/** Back and forth at constant speed between −sweep/2 and sweep/2, starting in the middle. */
function triangle(time: number, { pan, sweep }: SyntheticCamera): number {
  if (pan === 0 || sweep === 0) return 0;
  const phase = ((pan * time) / (2 * sweep) + 0.25) % 1;
  return sweep * (phase < 0.5 ? 2 * phase - 0.5 : 1.5 - 2 * phase);
}

/** Size of the view in pixels for a clip of this size: the clip keeps its own size in it. */
export function viewSize(clip: { readonly width: number; readonly height: number }, { sweep }: SyntheticCamera) {
  return {
    width: Math.round(clip.width / (1 - sweep - 2 * SHAKE_ROOM)),
    height: Math.round(clip.height / (1 - 2 * SHAKE_ROOM)),
  };
}

/** Where the clip lies in the view at `time` (seconds), in whole pixels, as shares of the view. */
export function placement(
  clip: { readonly width: number; readonly height: number },
  camera: SyntheticCamera,
  time: number,
): Box {
  const view = viewSize(clip, camera);
  const offset = offsetAt(camera, time);
  return {
    x: Math.round((view.width - clip.width) / 2 + offset.x * view.width) / view.width,
    y: Math.round((view.height - clip.height) / 2 + offset.y * view.height) / view.height,
    width: clip.width / view.width,
    height: clip.height / view.height,
  };
}

/** What the camera sees: the clip's picture at its place, its edge pixels stretched to the rim of the view. */
export function renderView(clip: Pixels, camera: SyntheticCamera, time: number): Pixels {
  const view = viewSize(clip, camera);
  const place = placement(clip, camera, time);
  const left = Math.round(place.x * view.width);
  const top = Math.round(place.y * view.height);
  const from = new Uint32Array(clip.data.buffer, clip.data.byteOffset, clip.width * clip.height);
  const to = new Uint32Array(view.width * view.height);
  for (let y = 0; y < view.height; y++) {
    const row = clamp(y - top, clip.height) * clip.width;
    for (let x = 0; x < view.width; x++) to[y * view.width + x] = from[row + clamp(x - left, clip.width)] ?? 0;
  }
  return { data: new Uint8ClampedArray(to.buffer), ...view };
}

function clamp(value: number, size: number): number {
  return value < 0 ? 0 : value >= size ? size - 1 : value;
}

/** The truth as that camera sees it. `gt` in shares of the clip, frames from 1; the result in shares of the view. */
export function moveGt(
  gt: GtFrames,
  clip: { readonly width: number; readonly height: number },
  camera: SyntheticCamera,
  framesPerSecond: number,
): GtFrames {
  return new Map(
    [...gt].map(([frame, people]) => {
      const place = placement(clip, camera, (frame - 1) / framesPerSecond);
      return [frame, people.map(({ id, box }) => ({ id, box: within(place, box) }))];
    }),
  );
}
