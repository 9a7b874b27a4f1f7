/** The look as numbers: the HUD paints with these, and `ui/tokens.css` says the same to the pages around it. */

export const INK = '#05080c';
export const ICE = '#a8ecff';
/** Main and secondary words on a plate. */
export const TEXT = '#f4fbfd';
export const TEXT_DIM = '#b4cbd4';
/** Nobody we know: always dashed. */
export const UNKNOWN = '#e8eef2';
/** Helping and hindering flow in the lab. */
export const WATER = '#4fb3ff';
export const COUNTER_FLOW = '#ff8a5c';

/** Plate under every word over video. At this alpha all colours below keep 7:1 over white and over black. */
export const GLASS = { red: 5, green: 10, blue: 16, alpha: 0.84 } as const;
export const GLASS_CSS = `rgba(${GLASS.red}, ${GLASS.green}, ${GLASS.blue}, ${GLASS.alpha})`;

/** Colours of classes in the order they are made; each goes with the shape of the same place in `SHAPES`. */
export const CLASS_COLOURS = [
  '#3df2c0',
  '#ffb347',
  '#d2b0ff',
  '#ffa6bb',
  '#8fd0ff',
  '#f2e35c',
  '#b8f26b',
  '#ffa98a',
] as const;

/** Line widths, CSS px: hair, line, bracket, heaviest. */
export const LINE = { hair: 1, thin: 1.5, bold: 2.5, heavy: 3 } as const;

/** Type sizes, CSS px. Chinese needs 17 where English reads at 15. */
export const TYPE = { small: 12, body: 15, chinese: 17, title: 20, figure: 28 } as const;

/** Cut of a plate's corner, least size of something to tap; CSS px. */
export const CUT = 8;
export const TOUCH = 44;

/** Milliseconds: an answer to a touch, a move, a reveal. */
export const TIME = { answer: 120, move: 240, reveal: 600 } as const;

const FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Canvas font of the system's sans with fallback to Chinese faces. */
export function font(size: number, weight: 400 | 500 | 600 | 700 = 400): string {
  return `${weight} ${size}px ${FAMILY}`;
}

/** 0..1 → 0..1, fast start and soft landing: everything that moves into place uses it. */
export function easeOut(share: number): number {
  const rest = 1 - Math.min(1, Math.max(0, share));
  return 1 - rest * rest * rest;
}
