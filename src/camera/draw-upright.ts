import type { Size } from './fit-size.ts';

/** Draws a whole picture, turned by so many quarters clockwise, so that it fills `to` pixels from the top left. */
export function drawUpright(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  turns: number,
  to: Size,
): void {
  const [width, height] = turns % 2 ? [to.height, to.width] : [to.width, to.height];
  context.save();
  context.translate(to.width / 2, to.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
  context.restore();
}
