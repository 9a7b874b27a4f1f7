import { describe, expect, it } from 'vitest';
import type { Pixels } from '#core/pixels.ts';
import {
  moveGt,
  offsetAt,
  PANNING,
  PANNING_AND_SHAKING,
  placement,
  renderView,
  SHAKING,
  STANDING,
  viewSize,
} from './synthetic-camera.ts';

const CLIP = { width: 80, height: 60 };
const times = Array.from({ length: 200 }, (_, i) => i / 20);

describe('the synthetic camera', () => {
  it('pans at 30 % of the width a second, back and forth', () => {
    const speeds = times.map((t) => Math.abs(offsetAt(PANNING, t + 0.001).x - offsetAt(PANNING, t).x) / 0.001);
    speeds.sort((a, b) => a - b);
    expect(speeds[100]).toBeCloseTo(0.3, 5);
    expect(offsetAt(PANNING, 0).x).toBeCloseTo(0);
    const places = times.map((t) => offsetAt(PANNING, t).x);
    expect(Math.max(...places)).toBeCloseTo(PANNING.sweep / 2, 1);
    expect(Math.min(...places)).toBeCloseTo(-PANNING.sweep / 2, 1);
  });
  it('shakes within its excursion, both ways, the same for the same seed', () => {
    const shakes = times.map((t) => offsetAt(SHAKING, t));
    for (const { x, y } of shakes) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(SHAKING.shake);
    expect(Math.max(...shakes.map(({ y }) => Math.abs(y)))).toBeGreaterThan(SHAKING.shake / 3);
    expect(offsetAt(SHAKING, 1.7)).toEqual(offsetAt({ ...SHAKING }, 1.7));
    expect(offsetAt(SHAKING, 1.7)).not.toEqual(offsetAt({ ...SHAKING, seed: 2 }, 1.7));
  });
  it('keeps the whole clip in view at every time, in a view of one size', () => {
    for (const time of times) {
      const { x, y, width, height } = placement(CLIP, PANNING_AND_SHAKING, time);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
    }
    expect(viewSize(CLIP, PANNING_AND_SHAKING)).toEqual(viewSize(CLIP, STANDING));
  });
  it('moves picture and truth alike and stretches the edges', () => {
    const data = new Uint8ClampedArray(CLIP.width * CLIP.height * 4).fill(10);
    data.fill(250, (30 * 80 + 40) * 4, (30 * 80 + 41) * 4); // one bright pixel at (40, 30)
    data.fill(99, 0, 4); // and the corner
    const clip: Pixels = { data, ...CLIP };
    const gt = new Map([[18, [{ id: 3, box: { x: 40 / 80, y: 30 / 60, width: 1 / 80, height: 1 / 60 } }]]]);
    const box = moveGt(gt, CLIP, PANNING_AND_SHAKING, 10).get(18)?.[0]?.box;
    const view = renderView(clip, PANNING_AND_SHAKING, 1.7);
    const at = Math.round((box?.y ?? 0) * view.height) * view.width + Math.round((box?.x ?? 0) * view.width);
    expect(view.data[at * 4]).toBe(250);
    expect(view.data[0]).toBe(99);
  });
});
