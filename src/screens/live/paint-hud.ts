import type { Rates } from '#app/live/rates.svelte.ts';
import type { HudPainter } from '#hud/hud-painter.ts';
import { type HudInput } from '#hud/hud-painter.ts';
import type { View } from '#hud/view.ts';

/** What changes from frame to frame; null while the picture has no size. */
export type HudFrame = Omit<HudInput, 'now' | 'view'> & {
  readonly view: View | null;
  readonly frozen: boolean;
  /** Painted over everything else; `now`: the page's clock, ms. */
  readonly over?: (ctx: CanvasRenderingContext2D, view: View, now: number) => void;
};

/** Sharper than this no eye sees, and every pixel costs. */
const MOST_PIXEL_RATIO = 3;

/**
 * Paints the HUD at display rate in a loop of its own, outside Svelte's updates. `frame` is asked once a frame.
 * Returns how to stop.
 */
export function paintHud(
  canvas: HTMLCanvasElement,
  painter: HudPainter,
  rates: Pick<Rates, 'frame'>,
  frame: () => HudFrame,
): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => undefined;
  let handle = 0;
  let held: number | null = null;
  const tick = (now: number): void => {
    handle = requestAnimationFrame(tick);
    const { view, frozen, over, ...input } = frame();
    if (!view || view.width === 0) return;
    // A frozen picture freezes its time too, or the boxes would walk on without the people.
    held = frozen ? (held ?? now) : null;
    const width = Math.round(view.width * view.pixelRatio);
    const height = Math.round(view.height * view.pixelRatio);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    painter.paint(context, { ...input, view, now: held ?? now });
    over?.(context, view, now);
    rates.frame(now);
  };
  handle = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(handle);
}

/** Device pixels to a CSS pixel. */
export function pixelRatio(): number {
  return Math.min(MOST_PIXEL_RATIO, devicePixelRatio || 1);
}
