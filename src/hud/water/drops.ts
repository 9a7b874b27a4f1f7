import type { Water } from '#core/water/water.ts';
import { COUNTER_FLOW, TEXT } from '#hud/theme.ts';
import { along } from './curve.ts';
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

/**
 * Drops in the pipes: water runs down, counter-flow is drawn up, each as fast as its flow. Remembers how far they are, so
 * that a change of flow makes no jump.
 */
export class Drops {
  readonly #phases = new Map<string, number>();

  /** Lets `elapsed` ms pass. */
  move(water: Water, elapsed: number): void {
    for (const layer of water.layers) {
      const strongest = strongestFlow(layer);
      for (const { layer: depth, from, to, flow } of layer.pipes) {
        const share = flow / strongest;
        if (Math.abs(share) < LEAST) continue;
        const key = `${depth} ${from} ${to}`;
        const by = Math.sign(share) * (SLOW + FASTER * Math.abs(share)) * (elapsed / 1000);
        this.#phases.set(key, ((((this.#phases.get(key) ?? 0) + by) % SPACING) + SPACING) % SPACING);
      }
    }
  }

  paint(ctx: CanvasRenderingContext2D, water: Water, layout: WaterLayout, marks: WaterMarks): void {
    // One path for each colour: hundreds of drops cost two fills.
    const [down, up] = [new Path2D(), new Path2D()];
    for (const [depth, layer] of water.layers.entries()) {
      const strongest = strongestFlow(layer);
      const running = layer.pipes
        .map((pipe, index) => ({ pipe, index, share: Math.abs(pipe.flow) / strongest }))
        .filter(({ pipe, share }) => share >= LEAST && !isDimmed(pipe, marks))
        .sort((a, b) => b.share - a.share)
        .slice(0, MOST);
      for (const { pipe, index, share } of running) {
        const curve = layout.pipes[depth]?.[index];
        if (!curve) continue;
        const wide = widthOf(pipe.weight, layer.pipes.length, marks.full?.[depth]);
        const size = Math.min(3.2, 0.9 + wide * 0.16 + share * 0.7) * layout.scale;
        const path = pipe.flow > 0 ? down : up;
        const phase = this.#phases.get(`${pipe.layer} ${pipe.from} ${pipe.to}`) ?? 0;
        for (let at = phase; at < curve.length; at += SPACING) {
          const { x, y } = along(curve, at);
          path.moveTo(x + size, y);
          path.arc(x, y, size, 0, 2 * Math.PI);
        }
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
