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

/** Paints the network. What only changes with the water is kept between pictures, so that moving drops cost little. */
export class WaterPainter {
  readonly #drops = new Drops();
  readonly #still: HTMLCanvasElement;
  #kept: Omit<WaterFrame, 'elapsed'> | null = null;

  /** `still`: a canvas of its own to keep things in. */
  constructor(still: HTMLCanvasElement) {
    this.#still = still;
  }

  paint(ctx: CanvasRenderingContext2D, frame: WaterFrame): void {
    const { water, layout, marks, pixelRatio, elapsed } = frame;
    this.#keep(frame);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    if (this.#still.width > 0 && this.#still.height > 0) ctx.drawImage(this.#still, 0, 0);
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    if (elapsed > 0) this.#drops.move(water, elapsed);
    this.#drops.paint(ctx, water, layout, marks);
    ctx.globalAlpha = 1;
    paintBackwards(ctx, water, layout, marks);
    paintTanks(ctx, water, layout, marks);
    paintValves(ctx, water, layout, marks);
  }

  #keep({ water, layout, marks, pixelRatio }: WaterFrame): void {
    const kept = this.#kept;
    const same =
      kept?.water === water && kept.layout === layout && kept.marks === marks && kept.pixelRatio === pixelRatio;
    if (same) return;
    const context = this.#still.getContext('2d');
    if (!context) return;
    const [width, height] = [Math.round(layout.width * pixelRatio), Math.round(layout.height * pixelRatio)];
    if (this.#still.width !== width || this.#still.height !== height) Object.assign(this.#still, { width, height });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    paintPicture(context, water, layout, marks);
    paintPipes(context, water, layout, marks);
    this.#kept = { water, layout, marks, pixelRatio };
  }
}
