/** A dot on the plane. */
export interface Dot {
  /** −1..1, right and up. */
  readonly x: number;
  readonly y: number;
  readonly kind: 0 | 1;
}

/** Dots sit on a grid of so many steps a side, so that an address says exactly where. */
const STEPS = 60;
/** One step of the grid. */
export const GRID = 2 / STEPS;
/** Most dots on a plane. */
export const MOST_DOTS = 60;

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY';

/** The place on the grid next to a number, −1..1. */
export function onGrid(value: number): number {
  const step = Math.round((Math.min(1, Math.max(-1, value)) + 1) / GRID);
  return Number.isFinite(step) ? step / (STEPS / 2) - 1 : 0;
}

/** Two letters a dot, the first kind before the dash: short enough for an address. */
export function packDots(dots: readonly Dot[]): string {
  const of = (kind: 0 | 1) =>
    dots.flatMap((dot) => (dot.kind === kind ? [digitOf(dot.x), digitOf(dot.y)] : [])).join('');
  return `${of(0)}-${of(1)}`;
}

/** null where the text is not from `packDots`. */
export function unpackDots(text: string): readonly Dot[] | null {
  const parts = text.split('-');
  if (parts.length !== 2 || parts.some((part) => part.length % 2 === 1)) return null;
  const dots: Dot[] = [];
  for (const [kind, part] of parts.entries()) {
    for (let i = 0; i < part.length; i += 2) {
      const [x, y] = [DIGITS.indexOf(part[i]!), DIGITS.indexOf(part[i + 1]!)];
      if (x < 0 || y < 0) return null;
      dots.push({ x: x / (STEPS / 2) - 1, y: y / (STEPS / 2) - 1, kind: kind === 0 ? 0 : 1 });
    }
  }
  return dots.length <= MOST_DOTS ? dots : null;
}

function digitOf(value: number): string {
  return DIGITS[Math.round((value + 1) / GRID)] ?? '0';
}
