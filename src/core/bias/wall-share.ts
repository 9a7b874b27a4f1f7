import type { Box, Point } from '#core/box.ts';
import { FIGURE_ASPECT, type Figure } from '#core/figures/figure.ts';
import { personShapesOf, type FigureShape } from '#core/figures/figure-shapes.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';

/** Points looked at in a patch, each way. */
const POINTS = 6;

export interface WallShare {
  /** Share 0..1 of what the answer hangs on that lies on the wall and the floor; null where it hangs on nothing. */
  readonly importance: number | null;
  /** Share 0..1 of the map's area that is wall: what chance would give. */
  readonly area: number;
}

/** How much of a because map lies on the wall of a drawn figure rather than on the figure. */
export function wallShareOf(
  figure: Figure,
  { box, columns, rows, importance }: Pick<OcclusionExplanation, 'box' | 'columns' | 'rows' | 'importance'>,
): WallShare {
  const walls = wallOfPatches(figure, box, columns, rows);
  let [sum, onWall, area] = [0, 0, 0];
  for (const [patch, wall] of walls.entries()) {
    const weight = importance[patch] ?? 0;
    sum += weight;
    onWall += weight * wall;
    area += wall / walls.length;
  }
  return { importance: sum > 0 ? onWall / sum : null, area };
}

/** Share 0..1 of each patch of a grid on `box` that shows wall or floor; row after row. */
export function wallOfPatches(figure: Figure, box: Box, columns: number, rows: number): number[] {
  const shapes = personShapesOf(figure);
  return Array.from({ length: columns * rows }, (_, patch) => {
    let wall = 0;
    for (let i = 0; i < POINTS * POINTS; i++) {
      const x = ((patch % columns) + ((i % POINTS) + 0.5) / POINTS) / columns;
      const y = (Math.floor(patch / columns) + (Math.floor(i / POINTS) + 0.5) / POINTS) / rows;
      const point = { x: (box.x + x * box.width) * FIGURE_ASPECT, y: box.y + y * box.height };
      if (!shapes.some((shape) => covers(shape, point))) wall++;
    }
    return wall / (POINTS * POINTS);
  });
}

/** Even-odd rule; the rounded rim of a polygon, about one in a hundred of its height, is left out. */
function covers(shape: FigureShape, { x, y }: Point): boolean {
  if (shape.kind === 'ellipse') {
    return ((x - shape.centre.x) / shape.radiusX) ** 2 + ((y - shape.centre.y) / shape.radiusY) ** 2 <= 1;
  }
  let inside = false;
  for (const [i, from] of shape.points.entries()) {
    const to = shape.points[(i + 1) % shape.points.length] ?? from;
    if (from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) inside = !inside;
  }
  return inside;
}
