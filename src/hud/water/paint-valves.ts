import type { Pipe, Water } from '#core/water/water.ts';
import { font, COUNTER_FLOW, GLASS_CSS, ICE, INK, LINE, TEXT, TYPE, WATER } from '#hud/theme.ts';
import { along, directionAt } from './curve.ts';
import type { Spot, WaterLayout } from './layout.ts';
import { ROWS, shownValves, type WaterMarks } from './marks.ts';

/** CSS px. */
const VALVE = 6.5;
const CHOSEN = 11;
/** From the receiving tank up the pipe to its valve, and between rows of valves. */
const NEAR = 16;
const APART = 15;

/** Where a pipe's valve stands. */
export function valveSpot(
  layout: WaterLayout,
  water: Water,
  { layer, from, to }: Pipe,
): (Spot & { turn: number }) | null {
  const inputs = (water.layers[layer]?.pipes.length ?? 0) / (water.layers[layer]?.tanks.length || 1);
  const curve = layout.pipes[layer]?.[to * inputs + from];
  if (!curve) return null;
  const up = Math.max(curve.length * 0.4, curve.length - (NEAR + (from % ROWS) * APART) * layout.scale);
  return { ...along(curve, up), radius: VALVE * layout.scale, turn: directionAt(curve, up) };
}

export function paintValves(ctx: CanvasRenderingContext2D, water: Water, layout: WaterLayout, marks: WaterMarks): void {
  const { pipe: chosen } = marks;
  const labels: Label[] = [];
  for (const pipe of shownValves(water, marks)) {
    const spot = valveSpot(layout, water, pipe);
    if (!spot) continue;
    const isChosen = chosen?.layer === pipe.layer && chosen.from === pipe.from && chosen.to === pipe.to;
    paintValve(ctx, spot, pipe, isChosen);
    if (isChosen) labels.push({ spot, text: pipe.weight.toFixed(2).replace('-', '−') });
  }
  for (const { by, ...place } of marks.backwards ? [] : marks.moved.slice(0, 3)) {
    const pipe = water.layers[place.layer]?.pipes.find(({ from, to }) => from === place.from && to === place.to);
    const spot = pipe && valveSpot(layout, water, pipe);
    if (spot) labels.push({ spot, text: `${by < 0 ? '−' : '+'}${Math.abs(by).toFixed(2)}` });
  }
  paintLabels(ctx, labels, layout);
}

/** A disc with a bar: along the pipe is open, across is closed. */
function paintValve(
  ctx: CanvasRenderingContext2D,
  { x, y, radius: usual, turn }: Spot & { turn: number },
  pipe: Pipe,
  chosen: boolean,
): void {
  const radius = chosen ? (usual * CHOSEN) / VALVE : usual;
  const open = Math.min(1, Math.abs(pipe.weight) / 2);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = INK;
  ctx.fill();
  ctx.strokeStyle = chosen ? TEXT : ICE;
  ctx.lineWidth = chosen ? LINE.bold : LINE.thin;
  ctx.stroke();
  const angle = turn + (1 - open) * (Math.PI / 2);
  const [dx, dy] = [Math.cos(angle) * radius * 0.62, Math.sin(angle) * radius * 0.62];
  ctx.strokeStyle = pipe.weight < 0 ? COUNTER_FLOW : WATER;
  ctx.lineWidth = chosen ? LINE.heavy : LINE.bold;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.moveTo(x - dx, y - dy);
  ctx.lineTo(x + dx, y + dy);
  ctx.stroke();
}

/** Number beside a valve. */
interface Label {
  readonly spot: Spot;
  readonly text: string;
}

/** How far valves are open, or were turned: right or left of each, above or below what is written already. */
function paintLabels(ctx: CanvasRenderingContext2D, labels: readonly Label[], { width, scale }: WaterLayout): void {
  const high = 18 * scale;
  const taken: { left: number; top: number; wide: number }[] = [];
  ctx.font = font(TYPE.small * scale, 600);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { spot, text } of labels) {
    const wide = ctx.measureText(text).width + 10;
    const sides = [spot.x + spot.radius * 2, spot.x - spot.radius * 2 - wide].filter(
      (left) => left > 0 && left + wide < width,
    );
    const places = [0, -1, 1, -2, 2].flatMap((rows) =>
      sides.map((left) => ({ left, top: spot.y - high / 2 + rows * (high + 2), wide })),
    );
    const free = places.find((place) =>
      taken.every(
        ({ left, top, wide: other }) =>
          place.left + wide < left || left + other < place.left || Math.abs(place.top - top) >= high,
      ),
    );
    if (!free) continue;
    taken.push(free);
    ctx.fillStyle = GLASS_CSS;
    ctx.fillRect(free.left, free.top, wide, high);
    ctx.fillStyle = TEXT;
    ctx.fillText(text, free.left + 5, free.top + high / 2 + 0.5);
  }
}
