import type { Figure } from '#core/figures/figure.ts';
import { shapesOf } from '#core/figures/figure-shapes.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints a drawn figure and its wall, `height` px high and `FIGURE_ASPECT` of that wide, at the context's origin. */
export function paintFigure(context: Context, figure: Figure, height: number): void {
  context.save();
  context.lineJoin = 'round';
  for (const shape of shapesOf(figure)) {
    const colour = `rgb(${shape.fill.join(' ')})`;
    context.fillStyle = context.strokeStyle = colour;
    context.beginPath();
    if (shape.kind === 'ellipse') {
      const { centre, radiusX, radiusY } = shape;
      context.ellipse(centre.x * height, centre.y * height, radiusX * height, radiusY * height, 0, 0, 2 * Math.PI);
    } else {
      for (const { x, y } of shape.points) context.lineTo(x * height, y * height);
      context.closePath();
      if (shape.round > 0) {
        context.lineWidth = 2 * shape.round * height;
        context.stroke();
      }
    }
    context.fill();
  }
  context.restore();
}
