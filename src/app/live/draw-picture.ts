import { drawUpright } from '#camera/draw-upright.ts';
import type { Size } from '#camera/fit-size.ts';
import type { Source } from '#camera/source.ts';

/** Draws what a source shows now, upright and whole, so that it fills `to` pixels from the top left. */
export function drawPicture(context: CanvasRenderingContext2D, { element }: Pick<Source, 'element'>, to: Size): void {
  drawUpright(context, element, Number(element.dataset.turns ?? 0), to);
}
