import type { Shape } from './text.ts';

type Corner = readonly [x: number, y: number];

/** Corners in a circle of radius 1, y down; sizes differ so that all eight weigh the same to the eye. */
const CORNERS: Readonly<Record<Exclude<Shape, 'circle' | 'drop'>, readonly Corner[]>> = {
  diamond: ring(4, -90, 1.12),
  triangle: ring(3, -90, 1.2).map(([x, y]) => [x, y + 0.18] as const),
  square: ring(4, -45, 1.16),
  hexagon: ring(6, -90, 1.04),
  star: ring(10, -90, 1.22).map(([x, y], i) => (i % 2 ? ([x * 0.45, y * 0.45] as const) : ([x, y] as const))),
  cross: [
    [-0.36, -1],
    [0.36, -1],
    [0.36, -0.36],
    [1, -0.36],
    [1, 0.36],
    [0.36, 0.36],
    [0.36, 1],
    [-0.36, 1],
    [-0.36, 0.36],
    [-1, 0.36],
    [-1, -0.36],
    [-0.36, -0.36],
  ],
};

/** Adds the outline of a class's shape round (x, y) to the current path; `radius` in CSS px. */
export function traceShape(ctx: CanvasPath, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === 'circle') {
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  if (shape === 'drop') {
    const low = y + radius * 0.25;
    const r = radius * 0.8;
    ctx.moveTo(x, y - radius * 1.25);
    ctx.quadraticCurveTo(x + r, y - radius * 0.4, x + r, low);
    ctx.arc(x, low, r, 0, Math.PI);
    ctx.quadraticCurveTo(x - r, y - radius * 0.4, x, y - radius * 1.25);
    ctx.closePath();
    return;
  }
  CORNERS[shape].forEach(([cx, cy], i) => {
    if (i === 0) ctx.moveTo(x + cx * radius, y + cy * radius);
    else ctx.lineTo(x + cx * radius, y + cy * radius);
  });
  ctx.closePath();
}

/** Draws the shape at its usual weight; `null` is the dashed square of somebody unknown. */
export function drawShape(
  ctx: CanvasRenderingContext2D,
  shape: Shape | null,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  ctx.beginPath();
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.5, radius * 0.3);
  if (shape === null) {
    const half = radius * 0.9;
    ctx.setLineDash([radius * 0.6, radius * 0.45]);
    ctx.rect(x - half, y - half, 2 * half, 2 * half);
    ctx.stroke();
    ctx.setLineDash([]);
    return;
  }
  traceShape(ctx, shape, x, y, radius * 0.9);
  ctx.fillStyle = colour;
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.28;
  ctx.fill();
  ctx.globalAlpha = alpha;
  ctx.lineJoin = 'round';
  ctx.stroke();
  ctx.lineJoin = 'miter';
}

function ring(count: number, firstDegrees: number, radius: number): readonly Corner[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((firstDegrees + (360 * i) / count) * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}
