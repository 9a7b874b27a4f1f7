import type { Point } from '#core/box.ts';
import type { PipePlace, TankPlace, Water } from '#core/water/water.ts';
import { distanceTo } from './curve.ts';
import type { WaterLayout } from './layout.ts';
import { shownValves, type WaterMarks } from './marks.ts';
import { isDimmed } from './paint-pipes.ts';
import { valveSpot } from './paint-valves.ts';

export type WaterHit =
  | { readonly kind: 'valve'; readonly pipe: PipePlace }
  | { readonly kind: 'tank'; readonly tank: TankPlace }
  | { readonly kind: 'pipe'; readonly pipe: PipePlace }
  | null;

/** A finger is so thick, CSS px. */
const FINGER = 22;
const NEAR_PIPE = 14;

/** What a finger at a place means: a valve, else a tank, else the pipe whose way leads past. */
export function hitWater(water: Water, layout: WaterLayout, marks: WaterMarks, point: Point): WaterHit {
  let best: WaterHit = null;
  let nearest = Infinity;
  const offer = (hit: WaterHit, distance: number, within: number) => {
    if (distance > within || distance >= nearest) return;
    [best, nearest] = [hit, distance];
  };
  layout.tanks.forEach((row, layer) => {
    row.forEach(({ x, y, radius }, index) => {
      const distance = Math.hypot(point.x - x, point.y - y);
      offer({ kind: 'tank', tank: { layer, index } }, distance, Math.max(radius, FINGER * 0.8));
    });
  });
  for (const { layer, from, to, ...pipe } of shownValves(water, marks)) {
    const spot = valveSpot(layout, water, { layer, from, to, ...pipe });
    if (!spot) continue;
    offer({ kind: 'valve', pipe: { layer, from, to } }, Math.hypot(point.x - spot.x, point.y - spot.y), FINGER);
  }
  if (best) return best;
  water.layers.forEach(({ pipes }, layer) => {
    pipes.forEach((pipe, index) => {
      const curve = layout.pipes[layer]?.[index];
      if (!curve || isDimmed(pipe, marks)) return;
      const { from, to } = pipe;
      // Of two ways as near, the one with more in it is meant.
      const distance = distanceTo(curve, point) - Math.min(3, Math.abs(pipe.flow));
      offer({ kind: 'pipe', pipe: { layer, from, to } }, distance, NEAR_PIPE);
    });
  });
  return best;
}
