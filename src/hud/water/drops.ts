import type { Water, WaterLayer } from '#core/water/water.ts';
import { COUNTER_FLOW, TEXT } from '#hud/theme.ts';
import { along, type Curve } from './curve.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';
import { strongestFlow, widthOf } from './measure.ts';
import { isDimmed } from './paint-pipes.ts';

/** Between two drops of one pipe, px. */
const SPACING = 22;
/** px a second: the weakest flow that is shown, and what the strongest has more. */
const SLOW = 14;
const FASTER = 110;
/** Share of the layer's strongest flow below which nothing is seen to move. */
const LEAST = 0.08;
/** Pipes of one layer whose drops are drawn: the strongest. More of them only hide where the water goes. */
const MOST = 26;

/** A pipe in which drops are seen. */
interface Run {
  readonly key: string;
  readonly curve: Curve;
  /** Radius of a drop, px. */
  readonly size: number;
  /** px a second; below 0 it is drawn up. */
  readonly speed: number;
}

/**
 * Drops in the pipes: water runs down, counter-flow is drawn up, each as fast as its flow. Remembers how far they are, so
 * that a change of flow makes no jump.
 */
export class Drops {
  readonly #phases = new Map<string, number>();
  #of: readonly [Water, WaterLayout, WaterMarks] | null = null;
  #runs: readonly Run[] = [];

  /** Lets `elapsed` ms pass and paints. */
  paint(ctx: CanvasRenderingContext2D, water: Water, layout: WaterLayout, marks: WaterMarks, elapsed: number): void {
    // Which pipes they are is worked out anew only where something is new.
    if (this.#of?.[0] !== water || this.#of[1] !== layout || this.#of[2] !== marks) {
      this.#of = [water, layout, marks];
      this.#runs = water.layers.flatMap((layer, depth) => runsOf(layer, depth, layout, marks));
    }
    // One path for each colour: hundreds of drops cost two fills.
    const [down, up] = [new Path2D(), new Path2D()];
    for (const { key, curve, size, speed } of this.#runs) {
      const moved = (this.#phases.get(key) ?? 0) + (speed * elapsed) / 1000;
      const phase = ((moved % SPACING) + SPACING) % SPACING;
      this.#phases.set(key, phase);
      const path = speed > 0 ? down : up;
      for (let at = phase; at < curve.length; at += SPACING) {
        const { x, y } = along(curve, at);
        path.moveTo(x + size, y);
        path.arc(x, y, size, 0, 2 * Math.PI);
      }
    }
    ctx.fillStyle = TEXT;
    ctx.globalAlpha = 0.9;
    ctx.fill(down);
    ctx.fillStyle = COUNTER_FLOW;
    ctx.globalAlpha = 1;
    ctx.fill(up);
  }
}

/** Where one layer's drops are, the strongest flow first. */
function runsOf(layer: WaterLayer, depth: number, layout: WaterLayout, marks: WaterMarks): Run[] {
  const strongest = strongestFlow(layer);
  return layer.pipes
    .map((pipe, index) => ({ pipe, index, share: Math.abs(pipe.flow) / strongest }))
    .filter(({ pipe, share }) => share >= LEAST && !isDimmed(pipe, marks))
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .flatMap(({ pipe, index, share }): Run[] => {
      const curve = layout.pipes[depth]?.[index];
      if (!curve) return [];
      const wide = widthOf(pipe.weight, layer.pipes.length, marks.full?.[depth]);
      const size = Math.min(3.2, 0.9 + wide * 0.16 + share * 0.7) * layout.scale;
      const speed = Math.sign(pipe.flow) * (SLOW + FASTER * share);
      return [{ key: `${depth} ${pipe.from} ${pipe.to}`, curve, size, speed }];
    });
}
