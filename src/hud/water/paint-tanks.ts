import type { Tank, Water } from '#core/water/water.ts';
import { COUNTER_FLOW, ICE, INK, LINE, TEXT, WATER } from '#hud/theme.ts';
import type { Spot, WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';
import { levelOf, widthOf } from './measure.ts';

/** Length of a tap's own pipe, as a share of its tank's radius. */
const TAP = 0.65;

/** Tanks filled to what they give on, each with its tap; the outlets filled to their shares, with what runs out of them. */
export function paintTanks(ctx: CanvasRenderingContext2D, water: Water, layout: WaterLayout, marks: WaterMarks): void {
  const last = water.layers.length - 1;
  if (!layout.picture) {
    layout.inputs.forEach((spot, index) => {
      const level = marks.levels ? (marks.levels[index] ?? 0) : levelOf(water.inputs[index]!);
      paintTank(ctx, spot, level, false);
    });
  }
  water.layers.forEach(({ tanks }, depth) => {
    for (const tank of tanks) {
      const spot = layout.tanks[depth]?.[tank.index];
      if (!spot) continue;
      const share = depth === last ? water.shares[tank.index]! : levelOf(tank.output);
      if (depth === last) paintStream(ctx, spot, share, layout.foot);
      paintTap(ctx, spot, tank);
      const chosen = marks.tank?.layer === depth && marks.tank.index === tank.index;
      const wanted = depth === last && marks.wanted === tank.index;
      paintTank(ctx, spot, share, chosen || (depth === last && tank.index === water.fullest));
      if (wanted && tank.index !== water.fullest) paintWanted(ctx, spot);
    }
  });
}

function paintTank(ctx: CanvasRenderingContext2D, { x, y, radius }: Spot, level: number, bright: boolean): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = '#0a141c';
  ctx.fill();
  if (level > 0.01) {
    const surface = y + radius - 2 * radius * Math.min(1, level);
    ctx.save();
    ctx.clip();
    const depth = ctx.createLinearGradient(0, surface, 0, y + radius);
    depth.addColorStop(0, WATER);
    depth.addColorStop(1, '#1c6fb8');
    ctx.fillStyle = depth;
    ctx.fillRect(x - radius, surface, 2 * radius, 2 * radius);
    ctx.fillStyle = 'rgba(244, 251, 253, 0.75)';
    ctx.fillRect(x - radius, surface, 2 * radius, 1.5);
    ctx.restore();
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  if (bright) {
    ctx.strokeStyle = WATER;
    ctx.globalAlpha = 0.3;
    ctx.lineWidth = 9;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = bright ? TEXT : ICE;
  ctx.lineWidth = bright ? LINE.heavy : LINE.thin;
  ctx.stroke();
}

/** The bias: a tap of the tank's own, on its right. Counter-flow dashed, as everywhere. */
function paintTap(ctx: CanvasRenderingContext2D, { x, y, radius }: Spot, { tap }: Tank): void {
  if (Math.abs(tap) < 0.005) return;
  const at = { x: x + radius * 0.94, y: y - radius * 0.34 };
  const long = TAP * radius;
  ctx.strokeStyle = tap < 0 ? COUNTER_FLOW : WATER;
  ctx.lineWidth = Math.min(radius * 0.3, widthOf(tap, 1) * 0.6 + 0.8);
  ctx.setLineDash(tap < 0 ? [3, 2] : []);
  ctx.beginPath();
  ctx.moveTo(at.x + long * 0.7, at.y - long);
  ctx.quadraticCurveTo(at.x + long * 0.7, at.y, at.x, at.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.strokeStyle = ICE;
  ctx.lineWidth = LINE.thin;
  ctx.beginPath();
  ctx.moveTo(at.x + long * 0.4, at.y - long);
  ctx.lineTo(at.x + long, at.y - long);
  ctx.stroke();
}

/** What runs out: as wide as the outlet's share. */
function paintStream(ctx: CanvasRenderingContext2D, { x, y, radius }: Spot, share: number, foot: number): void {
  const width = 1 + share * radius * 1.1;
  const top = y + radius - 2;
  const fall = ctx.createLinearGradient(0, top, 0, foot);
  fall.addColorStop(0, '#1c6fb8');
  fall.addColorStop(1, WATER);
  ctx.fillStyle = fall;
  ctx.globalAlpha = 0.25 + 0.75 * Math.min(1, share * 1.4);
  ctx.beginPath();
  ctx.moveTo(x - width / 2, top);
  ctx.quadraticCurveTo(x - width * 0.42, (top + foot) / 2, x - width * 0.72, foot);
  ctx.lineTo(x + width * 0.72, foot);
  ctx.quadraticCurveTo(x + width * 0.42, (top + foot) / 2, x + width / 2, top);
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The outlet that should have most: a dashed ring around it. */
function paintWanted(ctx: CanvasRenderingContext2D, { x, y, radius }: Spot): void {
  ctx.beginPath();
  ctx.arc(x, y, radius + 7, 0, 2 * Math.PI);
  ctx.setLineDash([6, 4]);
  ctx.strokeStyle = INK;
  ctx.lineWidth = LINE.heavy + 2;
  ctx.stroke();
  ctx.strokeStyle = TEXT;
  ctx.lineWidth = LINE.bold;
  ctx.stroke();
  ctx.setLineDash([]);
}
