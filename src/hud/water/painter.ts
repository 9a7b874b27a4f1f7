import type { Water } from '#core/water/water.ts';
import { Drops } from './drops.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';
import { paintPicture } from './paint-picture.ts';
import { paintBackwards, paintPipes } from './paint-pipes.ts';
import { paintTanks } from './paint-tanks.ts';
import { paintValves } from './paint-valves.ts';

/** One picture of the network. */
export interface WaterFrame {
  readonly water: Water;
  readonly layout: WaterLayout;
  readonly marks: WaterMarks;
  readonly pixelRatio: number;
  /** ms since the picture before; 0: the drops stand still. */
  readonly elapsed: number;
}

/** What only changes with the water. */
type Scenery = Omit<WaterFrame, 'elapsed'>;

/**
 * Paints the network. What does not change from one picture to the next is kept, so that moving drops cost little; what
 * changes all the time is painted at once, because keeping costs as well.
 */
export class WaterPainter {
  readonly #drops = new Drops();
  readonly #still: HTMLCanvasElement;
  #kept: Scenery | null = null;
  #before: Scenery | null = null;

  /** `still`: a canvas of its own to keep things in. */
  constructor(still: HTMLCanvasElement) {
    this.#still = still;
  }

  paint(ctx: CanvasRenderingContext2D, frame: WaterFrame): void {
    const { water, layout, marks, pixelRatio, elapsed } = frame;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    if (!isSame(frame, this.#kept) && isSame(frame, this.#before)) this.#keep(frame);
    if (isSame(frame, this.#kept) && this.#still.width > 0 && this.#still.height > 0) ctx.drawImage(this.#still, 0, 0);
    else paintScenery(ctx, frame);
    this.#before = { water, layout, marks, pixelRatio };
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    if (elapsed > 0) this.#drops.move(water, elapsed);
    this.#drops.paint(ctx, water, layout, marks);
    ctx.globalAlpha = 1;
    paintBackwards(ctx, water, layout, marks);
    paintTanks(ctx, water, layout, marks);
    paintValves(ctx, water, layout, marks);
  }

  #keep({ water, layout, marks, pixelRatio }: Scenery): void {
    const context = this.#still.getContext('2d');
    if (!context) return;
    const [width, height] = [Math.round(layout.width * pixelRatio), Math.round(layout.height * pixelRatio)];
    if (this.#still.width !== width || this.#still.height !== height) Object.assign(this.#still, { width, height });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    this.#kept = { water, layout, marks, pixelRatio };
    paintScenery(context, this.#kept);
  }
}

function paintScenery(ctx: CanvasRenderingContext2D, { water, layout, marks, pixelRatio }: Scenery): void {
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  paintPicture(ctx, water, layout, marks);
  paintPipes(ctx, water, layout, marks);
}

function isSame(a: Scenery, b: Scenery | null): boolean {
  return b?.water === a.water && b.layout === a.layout && b.marks === a.marks && b.pixelRatio === a.pixelRatio;
}
