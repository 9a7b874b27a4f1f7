import { strokeLight } from '#hud/light.ts';
import { ICE, INK, LINE } from '#hud/theme.ts';
import type { View } from '#hud/view.ts';

/** How dark the picture is where the sweep has not been. */
const VEIL = 0.5;
/** Length of the light behind the line, share of the way; and how bright. */
const TRAIL = 0.16;
const LIGHT = 0.24;
/** Hair lines in the trail, px apart, and ticks on the line. */
const HAIRS = 22;
const TICKS = 36;

/** Whether a sweep over this view goes from left to right; else it goes down. */
export function sweepsAcross(view: Pick<View, 'width' | 'height'>): boolean {
  return view.width > view.height;
}

/**
 * The line that crosses a held picture: dark before it, light behind it. `share` 0..1 of its way along the longer side.
 * `calm`: nothing moves, the whole picture lies under half the veil.
 */
export function drawSweep(
  ctx: CanvasRenderingContext2D,
  view: Pick<View, 'width' | 'height'>,
  share: number,
  calm = false,
): void {
  const { width, height } = view;
  ctx.save();
  ctx.fillStyle = INK;
  if (calm) {
    ctx.globalAlpha = VEIL / 2;
    ctx.fillRect(0, 0, width, height);
    return ctx.restore();
  }
  // Drawn lengthwise along x; a picture that stands is turned.
  const across = sweepsAcross(view);
  if (!across) ctx.transform(0, 1, 1, 0, 0, 0);
  const [length, breadth] = across ? [width, height] : [height, width];
  const at = share * length;
  ctx.globalAlpha = VEIL;
  ctx.fillRect(at, 0, length - at, breadth);
  drawTrail(ctx, at, TRAIL * length, breadth);
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.moveTo(at, 0);
  ctx.lineTo(at, breadth);
  for (let tick = 0; tick <= TICKS; tick++) {
    const y = (tick / TICKS) * breadth;
    ctx.moveTo(at, y);
    ctx.lineTo(at + (tick % 6 === 0 ? 10 : 5), y);
  }
  strokeLight(ctx, ICE, LINE.thin);
  ctx.restore();
}

function drawTrail(ctx: CanvasRenderingContext2D, at: number, trail: number, breadth: number): void {
  const light = ctx.createLinearGradient(at - trail, 0, at, 0);
  light.addColorStop(0, 'rgba(168, 236, 255, 0)');
  light.addColorStop(1, `rgba(168, 236, 255, ${LIGHT})`);
  ctx.globalAlpha = 1;
  ctx.fillStyle = light;
  ctx.fillRect(at - trail, 0, trail, breadth);
  ctx.strokeStyle = ICE;
  ctx.lineWidth = LINE.hair;
  // The lines stand still in the picture; the light runs over them.
  for (let x = Math.ceil((at - trail) / HAIRS) * HAIRS; x < at; x += HAIRS) {
    ctx.globalAlpha = 0.3 * (1 - (at - x) / trail);
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x, breadth);
    ctx.stroke();
  }
}
