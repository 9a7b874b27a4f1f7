import { INK } from '#hud/theme.ts';

/** Where something is strong: row after row; `full`: the value that is shown brightest. */
export interface Heat {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  readonly full: number;
}

/** How much of the picture stays to be seen where nothing is strong. */
const SHADE = 0.68;
/** Water, 0 to 255; what is strongest is nearly white. */
const COLOUR = [79, 179, 255] as const;

/** Paints a picture in the shade with light where something is strong, over the whole canvas; its spots stay spots. */
export function paintHeat(
  ctx: CanvasRenderingContext2D,
  picture: CanvasImageSource | null,
  { rows, columns, values, full }: Heat,
): void {
  const { width, height } = ctx.canvas;
  ctx.globalAlpha = 1;
  ctx.fillStyle = INK;
  ctx.fillRect(0, 0, width, height);
  if (picture) {
    ctx.imageSmoothingEnabled = true;
    ctx.drawImage(picture, 0, 0, width, height);
    ctx.globalAlpha = SHADE;
    ctx.fillRect(0, 0, width, height);
    ctx.globalAlpha = 1;
  }
  if (rows <= 0 || columns <= 0) return;
  const spots = new OffscreenCanvas(columns, rows);
  spots.getContext('2d')?.putImageData(new ImageData(lightOf(values, full), columns, rows), 0, 0);
  ctx.imageSmoothingEnabled = columns > width;
  ctx.drawImage(spots, 0, 0, width, height);
}

/** One RGBA pixel a spot: clear at 0, water half-way, nearly white at `full`. */
function lightOf(values: Float32Array, full: number): Uint8ClampedArray<ArrayBuffer> {
  const light = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const share = full > 0 ? Math.min(1, Math.max(0, values[i]! / full)) : 0;
    const white = share * share * share * 0.8;
    for (let c = 0; c < 3; c++) light[i * 4 + c] = COLOUR[c]! + (255 - COLOUR[c]!) * white;
    light[i * 4 + 3] = 240 * share;
  }
  return light;
}
