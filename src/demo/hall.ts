import { DESK, EYE } from '#demo/stage.ts';
import type { Stage } from '#demo/stage.ts';

type Context = CanvasRenderingContext2D;

/** Distance of the back wall: picture heights per metre there. */
const WALL = 0.105;
const WALL_HEIGHT = 4.3;

/** Draws the empty hall: back wall, ceiling lights, polished floor. Everything follows one vanishing point. */
export function drawHall(context: Context, width: number, height: number, stage: Stage): void {
  const horizon = stage.horizon * height;
  const floor = horizon + EYE * WALL * height;
  const ceiling = horizon - (WALL_HEIGHT - EYE) * WALL * height;
  drawCeiling(context, width, height, ceiling, horizon);
  drawWall(context, width, height, ceiling, floor);
  drawFloor(context, width, height, floor, horizon);
  drawMood(context, width, height, horizon);
}

function fill(context: Context, from: number, to: number, stops: readonly (readonly [number, string])[]): void {
  const gradient = context.createLinearGradient(0, from, 0, to);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  context.fillStyle = gradient;
}

function drawCeiling(context: Context, width: number, height: number, ceiling: number, horizon: number): void {
  fill(context, 0, ceiling, [
    [0, '#0d1218'],
    [1, '#1f2831'],
  ]);
  context.fillRect(0, 0, width, ceiling + 1);
  // Strip lights run into the depth, straight above the joints of the floor.
  const depth = (y: number) => (horizon - y) / (horizon - ceiling);
  for (const lane of [-1.5, -0.5, 0.5, 1.5]) {
    const far = lane * 0.3 * height;
    const x = (y: number) => width / 2 + far * depth(y);
    for (const [near, away] of [
      [2.6, 1.75],
      [1.55, 1.28],
      [1.2, 1.08],
    ] as const) {
      const top = horizon - (horizon - ceiling) * near;
      const bottom = horizon - (horizon - ceiling) * away;
      const half = 0.014 * height;
      context.beginPath();
      context.moveTo(x(top) - half * near, top);
      context.lineTo(x(top) + half * near, top);
      context.lineTo(x(bottom) + half * away, bottom);
      context.lineTo(x(bottom) - half * away, bottom);
      context.fillStyle = 'rgba(226,240,248,.82)';
      context.shadowColor = 'rgba(190,225,245,.8)';
      context.shadowBlur = 0.03 * height;
      context.fill();
      context.shadowBlur = 0;
    }
  }
}

function drawWall(context: Context, width: number, height: number, ceiling: number, floor: number): void {
  fill(context, ceiling, floor, [
    [0, '#36424d'],
    [0.55, '#4a5763'],
    [1, '#3a4550'],
  ]);
  context.fillRect(0, ceiling, width, floor - ceiling);
  const panel = 1.6 * WALL * height;
  const middle = width / 2;
  for (let x = middle - Math.ceil(middle / panel) * panel, index = 0; x < width; x += panel, index += 1) {
    context.fillStyle = index % 2 ? 'rgba(255,255,255,.028)' : 'rgba(6,14,22,.035)';
    context.fillRect(x, ceiling, panel, floor - ceiling);
    context.fillStyle = 'rgba(18,28,38,.28)';
    context.fillRect(x, ceiling, 1, floor - ceiling);
    context.fillStyle = 'rgba(255,255,255,.13)';
    context.fillRect(x + 1, ceiling, 1, floor - ceiling);
  }
  const line = (metres: number) => floor - metres * WALL * height;
  for (const metres of [1.15, 3.5]) {
    context.fillStyle = 'rgba(18,28,38,.22)';
    context.fillRect(0, line(metres), width, 1);
  }
  // One thin line of light, the hall's only ornament.
  context.fillStyle = 'rgba(168,236,255,.75)';
  context.shadowColor = 'rgba(168,236,255,.9)';
  context.shadowBlur = 0.02 * height;
  context.fillRect(0, line(2.7), width, Math.max(1.5, height * 0.0028));
  context.shadowBlur = 0;
  fill(context, line(0.3), floor, [
    [0, 'rgba(20,28,36,0)'],
    [1, 'rgba(20,28,36,.5)'],
  ]);
  context.fillRect(0, line(0.3), width, floor - line(0.3));
}

function drawFloor(context: Context, width: number, height: number, floor: number, horizon: number): void {
  fill(context, floor, height, [
    [0, '#3a434c'],
    [0.3, '#2c343c'],
    [1, '#171c22'],
  ]);
  context.fillRect(0, floor, width, height - floor);
  context.save();
  context.beginPath();
  context.rect(0, floor, width, height - floor);
  context.clip();
  // Slabs of 1.2 m: joints across the view, then along it.
  context.lineWidth = Math.max(1, height / 720);
  const nearest = EYE * height;
  for (let metres = 1.2 / WALL; metres > 0.9; metres -= 1.2) {
    const y = horizon + nearest / metres;
    context.strokeStyle = `rgba(14,20,26,${Math.min(0.34, 1.6 / metres)})`;
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(width, y);
    context.stroke();
  }
  context.strokeStyle = 'rgba(14,20,26,.2)';
  for (let lane = -9; lane <= 9; lane += 1) {
    const side = (lane + 0.5) * 1.2;
    context.beginPath();
    context.moveTo(width / 2 + side * WALL * height, floor);
    context.lineTo(width / 2 + side * 1.4 * height, horizon + EYE * 1.4 * height);
    context.stroke();
  }
  // The lights of the ceiling and the bright wall lie mirrored in the polish.
  for (const lane of [-1.5, -0.5, 0.5, 1.5]) {
    const x = width / 2 + lane * 0.42 * height;
    const gleam = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    gleam.addColorStop(0, 'rgba(190,220,238,.16)');
    gleam.addColorStop(1, 'rgba(210,230,242,0)');
    context.save();
    context.translate(x, floor + 0.12 * height);
    context.scale(0.09 * height, 0.22 * height);
    context.fillStyle = gleam;
    context.fillRect(-1, -1, 2, 2);
    context.restore();
  }
  fill(context, floor, floor + 0.12 * height, [
    [0, 'rgba(190,206,218,.2)'],
    [1, 'rgba(190,206,218,0)'],
  ]);
  context.fillRect(0, floor, width, 0.12 * height);
  context.restore();
}

/** A soft light in the middle and darker corners, as a lens and a large room make them. */
function drawMood(context: Context, width: number, height: number, horizon: number): void {
  const reach = Math.hypot(width, height) / 2;
  const glow = context.createRadialGradient(width / 2, horizon, 0, width / 2, horizon, reach);
  glow.addColorStop(0, 'rgba(214,234,246,.14)');
  glow.addColorStop(0.45, 'rgba(214,234,246,.03)');
  glow.addColorStop(0.7, 'rgba(5,8,12,.08)');
  glow.addColorStop(1, 'rgba(5,8,12,.5)');
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
}

/** Draws the desk at the right edge: a dark plate on a glass front with one line of light. */
export function drawDesk(context: Context, width: number, height: number, stage: Stage): void {
  const { left, scale } = stage.desk;
  const top = (stage.horizon + (EYE - DESK) * scale) * height;
  const foot = (stage.horizon + EYE * scale) * height;
  const x = left * width;
  const metre = scale * height;
  const shadow = context.createLinearGradient(0, foot - 0.02 * metre, 0, foot + 0.16 * metre);
  shadow.addColorStop(0, 'rgba(4,7,10,.55)');
  shadow.addColorStop(1, 'rgba(4,7,10,0)');
  context.fillStyle = shadow;
  context.fillRect(x + 0.02 * metre, foot - 0.02 * metre, width, 0.18 * metre);
  fill(context, top, foot, [
    [0, '#262e36'],
    [0.5, '#1b2128'],
    [1, '#10151a'],
  ]);
  context.fillRect(x + 0.05 * metre, top, width, foot - top);
  const sheen = context.createLinearGradient(x, 0, x + 0.9 * metre, 0);
  sheen.addColorStop(0, 'rgba(220,236,246,.16)');
  sheen.addColorStop(1, 'rgba(220,236,246,0)');
  context.fillStyle = sheen;
  context.fillRect(x + 0.05 * metre, top, 0.9 * metre, foot - top);
  for (let seam = x + 1.05 * metre; seam < width; seam += metre) {
    context.fillStyle = 'rgba(5,8,12,.5)';
    context.fillRect(seam, top, 1.5, foot - top);
  }
  context.fillStyle = 'rgba(168,236,255,.85)';
  context.shadowColor = 'rgba(168,236,255,.9)';
  context.shadowBlur = 0.05 * metre;
  context.fillRect(x + 0.05 * metre, foot - 0.07 * metre, width, 0.012 * metre);
  context.shadowBlur = 0;
  fill(context, top - 0.05 * metre, top + 0.03 * metre, [
    [0, '#46535f'],
    [0.4, '#313c46'],
    [1, '#141a20'],
  ]);
  context.fillRect(x, top - 0.05 * metre, width, 0.08 * metre);
}
