import type { Pipe, PipePlace, Water } from '#core/water/water.ts';
import { COUNTER_FLOW, ICE, LINE, WATER } from '#hud/theme.ts';
import { traceCurve, type Curve } from './curve.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';
import { strongestFlow, widthOf } from './measure.ts';

/** Counter-flow is broken into pieces: never told by colour alone. CSS px. */
const DASHES = [5, 4];
/** Thinner pipes with next to nothing in them are painted together: a hundred of them cost as much as two. CSS px. */
const HAIR = 1.2;
const TRICKLE = 0.12;

/**
 * All pipes: as wide as their weights, water solid, counter-flow dashed, the brighter the more runs through. Weak ones
 * first, so that what matters lies on top.
 */
export function paintPipes(ctx: CanvasRenderingContext2D, water: Water, layout: WaterLayout, marks: WaterMarks): void {
  ctx.lineCap = 'butt';
  water.layers.forEach((layer, depth) => {
    const strongest = strongestFlow(layer);
    const curves = layout.pipes[depth] ?? [];
    const order = [...layer.pipes.keys()].sort(
      (a, b) => Math.abs(layer.pipes[a]!.flow) - Math.abs(layer.pipes[b]!.flow),
    );
    const hairs = { water: new Path2D(), counter: new Path2D() };
    const wide: { pipe: Pipe; curve: Curve; width: number; share: number }[] = [];
    for (const index of order) {
      const pipe = layer.pipes[index]!;
      const curve = curves[index];
      if (!curve) continue;
      const width = widthOf(pipe.weight, layer.pipes.length, marks.full?.[depth]) * layout.scale;
      const share = Math.abs(pipe.flow) / strongest;
      if (width < HAIR && share < TRICKLE && !isDimmed(pipe, marks) && !isSame(pipe, marks.pipe)) {
        traceCurve(pipe.weight < 0 ? hairs.counter : hairs.water, curve);
        continue;
      }
      wide.push({ pipe, curve, width, share });
    }
    paintHairs(ctx, hairs);
    for (const { pipe, curve, width, share } of wide) {
      const dim = isDimmed(pipe, marks) ? 0.12 : 1;
      const chosen = isSame(pipe, marks.pipe);
      ctx.beginPath();
      traceCurve(ctx, curve);
      ctx.setLineDash(pipe.weight < 0 ? DASHES : []);
      ctx.strokeStyle = pipe.weight < 0 ? COUNTER_FLOW : WATER;
      ctx.lineWidth = width;
      // An empty pipe is still there, so that its width can be seen.
      ctx.globalAlpha = dim * (chosen ? 1 : 0.1 + 0.72 * Math.sqrt(share));
      ctx.stroke();
      if (chosen) {
        ctx.setLineDash([]);
        ctx.strokeStyle = ICE;
        ctx.globalAlpha = 0.22;
        ctx.lineWidth = width + 10;
        ctx.stroke();
      }
    }
  });
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function paintHairs(ctx: CanvasRenderingContext2D, { water, counter }: { water: Path2D; counter: Path2D }): void {
  ctx.globalAlpha = 0.22;
  ctx.lineWidth = 0.8;
  ctx.setLineDash([]);
  ctx.strokeStyle = WATER;
  ctx.stroke(water);
  ctx.setLineDash(DASHES);
  ctx.strokeStyle = COUNTER_FLOW;
  ctx.stroke(counter);
}

/**
 * The error on its way back, `backwards` being 0 at the outlets and 1 at the inputs: light climbs the pipes, the brighter
 * the more their valves are to move.
 */
export function paintBackwards(
  ctx: CanvasRenderingContext2D,
  water: Water,
  layout: WaterLayout,
  { moved }: WaterMarks,
  backwards: number,
): void {
  if (moved.length === 0) return;
  const furthest = Math.abs(moved[0]!.by) || 1;
  const depths = water.layers.length;
  ctx.strokeStyle = ICE;
  ctx.lineWidth = LINE.bold;
  ctx.lineCap = 'round';
  for (const { layer, from, to, by } of moved.slice(0, 60)) {
    const curve = layout.pipes[layer]?.[to * (water.layers[layer]!.pipes.length / layout.tanks[layer]!.length) + from];
    if (!curve) continue;
    // The last layer's turn is first.
    const share = backwards * depths - (depths - 1 - layer);
    if (share <= 0 || share >= 1.25) continue;
    const head = curve.length * (1 - share);
    const pulse = 26;
    ctx.globalAlpha = 0.25 + (0.75 * Math.abs(by)) / furthest;
    ctx.setLineDash([pulse, curve.length * 2]);
    ctx.lineDashOffset = -head;
    ctx.beginPath();
    traceCurve(ctx, curve);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.lineDashOffset = 0;
  ctx.globalAlpha = 1;
}

/** Whether something else was chosen to be looked at. */
export function isDimmed(pipe: Pipe, { tank, pipe: chosen }: WaterMarks): boolean {
  if (tank) return !(pipe.layer === tank.layer && (pipe.to === tank.index || isSame(pipe, chosen)));
  return false;
}

function isSame(pipe: Pipe, place: PipePlace | null): boolean {
  return place !== null && pipe.layer === place.layer && pipe.from === place.from && pipe.to === place.to;
}
