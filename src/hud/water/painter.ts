import type { Water } from '#core/water/water.ts';
import { Drops } from './drops.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';
import { paintPicture } from './paint-picture.ts';
import { paintBackwards, paintPipes } from './paint-pipes.ts';
import { paintTanks } from './paint-tanks.ts';
import { paintValves } from './paint-valves.ts';

/** What only changes with the water. */
interface Scenery {
  readonly water: Water;
  readonly layout: WaterLayout;
  readonly marks: WaterMarks;
  readonly pixelRatio: number;
}

/** One picture of the network. */
export interface WaterFrame extends Scenery {
  /** ms since the picture before; 0: the drops stand still. */
  readonly elapsed: number;
  /** Where the error is on its way back up: 0 at the outlets, 1 at the inputs; null: nowhere. */
  readonly backwards: number | null;
}

/** Canvases that lie on each other, as large as each other. */
export interface WaterSheets {
  /** The picture and the pipes. */
  readonly back: CanvasRenderingContext2D;
  /** What moves. */
  readonly moving: CanvasRenderingContext2D;
  /** Tanks and valves. */
  readonly front: CanvasRenderingContext2D;
}

/** Paints the network. Hundreds of pipes are painted only when they change: where drops move, one sheet is painted. */
export class WaterPainter {
  readonly #drops = new Drops();
  readonly #sheets: WaterSheets;
  #before: Scenery | null = null;

  constructor(sheets: WaterSheets) {
    this.#sheets = sheets;
  }

  paint({ water, layout, marks, pixelRatio, elapsed, backwards }: WaterFrame): void {
    const scenery = { water, layout, marks, pixelRatio };
    const { back, moving, front } = this.#sheets;
    if (!isSame(scenery, this.#before)) {
      this.#before = scenery;
      clear(back, scenery);
      paintPicture(back, water, layout, marks);
      paintPipes(back, water, layout, marks);
      clear(front, scenery);
      paintTanks(front, water, layout, marks);
      paintValves(front, water, layout, marks);
    }
    clear(moving, scenery);
    this.#drops.paint(moving, water, layout, marks, elapsed);
    if (backwards !== null) paintBackwards(moving, water, layout, marks, backwards);
  }
}

/** An empty sheet of the right size, measured in CSS px from now on. */
function clear(ctx: CanvasRenderingContext2D, { layout, pixelRatio }: Scenery): void {
  const { canvas } = ctx;
  const [width, height] = [Math.round(layout.width * pixelRatio), Math.round(layout.height * pixelRatio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, width, height);
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.globalAlpha = 1;
}

function isSame(a: Scenery, b: Scenery | null): boolean {
  return b?.water === a.water && b.layout === a.layout && b.marks === a.marks && b.pixelRatio === a.pixelRatio;
}
