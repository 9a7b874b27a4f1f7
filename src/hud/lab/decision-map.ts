import { contour, type DecisionField } from '#core/playground/decision-field.ts';

/** Red, green, blue of kind 0 and kind 1. */
export type KindColours = readonly [readonly [number, number, number], readonly [number, number, number]];

const FAINT = 26;
const FULL = 108;
/** Every so many-th diagonal of cells carries a line of the hatch. */
const HATCH = 4;

/** One pixel a cell: the kind's colour, the stronger the surer. Row after row, RGBA. */
export function fieldPixels({ values }: DecisionField, colours: KindColours): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  values.forEach((value, i) => {
    const [red, green, blue] = colours[value >= 0.5 ? 1 : 0];
    pixels.set([red, green, blue, FAINT + (FULL - FAINT) * Math.min(1, Math.abs(value - 0.5) * 2)], i * 4);
  });
  return pixels;
}

interface Lines {
  readonly width: number;
  readonly hatch: string;
  /** null: no line where the answer turns. */
  readonly edge: string | null;
}

/** Over the colours: a hatch on kind 0, so that the sides differ without colour too, and the edge between them. */
export function drawFieldLines(ctx: CanvasRenderingContext2D, field: DecisionField, lines: Lines): void {
  const { side, values } = field;
  const cell = lines.width / side;
  ctx.clearRect(0, 0, lines.width, lines.width);
  ctx.beginPath();
  for (let row = 0; row < side; row++) {
    for (let column = (HATCH - (row % HATCH)) % HATCH; column < side; column += HATCH) {
      if (values[row * side + column]! >= 0.5) continue;
      ctx.moveTo(column * cell, (row + 1) * cell);
      ctx.lineTo((column + 1) * cell, row * cell);
    }
  }
  ctx.strokeStyle = lines.hatch;
  ctx.lineWidth = lines.width / 360;
  ctx.stroke();
  if (lines.edge === null) return;
  ctx.beginPath();
  for (const [x1, y1, x2, y2] of contour(field)) {
    ctx.moveTo(x1 * cell, y1 * cell);
    ctx.lineTo(x2 * cell, y2 * cell);
  }
  ctx.strokeStyle = lines.edge;
  ctx.lineWidth = lines.width / 144;
  ctx.lineCap = 'round';
  ctx.stroke();
}
