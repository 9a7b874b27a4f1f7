/** A place on the paper, 0..1 from its top left. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** From where the pen touches to where it lifts. */
export type PadStroke = readonly PadPoint[];

/** Where a pointer is on the paper; beside it: at the nearest edge. */
export function placeOn(paper: HTMLElement, { clientX, clientY }: PointerEvent): PadPoint {
  const box = paper.getBoundingClientRect();
  const share = (value: number) => Math.min(1, Math.max(0, value));
  return { x: share((clientX - box.left) / box.width), y: share((clientY - box.top) / box.height) };
}

/** Draws strokes over the whole canvas: round, and bent from the middle of each piece to the middle of the next. */
export function inked(
  context: CanvasRenderingContext2D,
  strokes: readonly PadStroke[],
  penWidth: number,
  colour: string,
): void {
  const { width: side } = context.canvas;
  Object.assign(context, { lineCap: 'round', lineJoin: 'round', lineWidth: penWidth * side, strokeStyle: colour });
  for (const stroke of strokes) {
    const [first] = stroke;
    if (!first) continue;
    context.beginPath();
    context.moveTo(first.x * side, first.y * side);
    for (let i = 1; i < stroke.length - 1; i++) {
      const [to, after] = [stroke[i]!, stroke[i + 1]!];
      context.quadraticCurveTo(to.x * side, to.y * side, ((to.x + after.x) / 2) * side, ((to.y + after.y) / 2) * side);
    }
    // A line of no length leaves a dot.
    const last = stroke.at(-1) ?? first;
    context.lineTo(last.x * side, last.y * side);
    context.stroke();
  }
}

const MOVES: Readonly<Record<string, PadPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where a key moves the pen; null where it does not. */
export function penMoves(key: string): PadPoint | null {
  return MOVES[key] ?? null;
}
