import { VisorError } from '#core/failure.ts';
import { demoScene, stageFor } from '#demo/scene.ts';
import { SPRITES } from '#demo/stage.ts';
import type { DemoSprite } from '#demo/stage.ts';
import { drawDesk, drawHall } from '#demo/hall.ts';
import { drawPerson, figureOf } from '#demo/people.ts';
import type { Figure } from '#demo/people.ts';
import type { Size } from './fit-size.ts';
import { loadImage } from './load-image.ts';
import type { Frame, Source } from './source.ts';

/** The demo, which can be turned with the phone. */
export interface DemoSource extends Source {
  readonly kind: 'demo';
  /** Lays the scene out anew for an upright or a lying picture. */
  turn(portrait: boolean): void;
}

export interface DemoOptions {
  readonly portrait: boolean;
  readonly seed?: number;
  /** Time of the scene, ms. Default: the page's clock from the moment of opening. */
  readonly clock?: () => number;
}

const SHORT = 540;
const LONG = 960;
/** Least time between two drawn frames, ms: 30 a second, with room for a display whose frames come early. */
const BETWEEN = 1000 / 30 - 4;

/**
 * Opens the bundled scene. It is drawn live from cut-outs, so it needs no camera and no video decoder.
 * Throws a `VisorError` 'demo' where a cut-out cannot be loaded.
 */
export async function openDemo(options: DemoOptions): Promise<DemoSource> {
  const names = Object.keys(SPRITES) as DemoSprite[];
  try {
    const images = await Promise.all(names.map((name) => loadImage(`${import.meta.env.BASE_URL}demo/${name}.webp`)));
    await Promise.all(images.map((image) => image.decode()));
    const figures = names.map((name, index) => figureOf(name, images[index]!));
    return new RunningDemo(new Map(figures.map((figure) => [figure.sprite, figure])), options);
  } catch (error) {
    throw new VisorError('demo', String(error));
  }
}

class RunningDemo implements DemoSource {
  readonly kind = 'demo';
  readonly element = document.createElement('canvas');
  readonly mirrored = false;
  readonly still = false;
  onbroken: Source['onbroken'] = null;
  readonly #hall = document.createElement('canvas');
  readonly #figures: ReadonlyMap<DemoSprite, Figure>;
  readonly #seed: number;
  readonly #clock: () => number;
  readonly #waiting: ((time: number | null) => void)[] = [];
  #drawnAt = -Infinity;
  #handle = 0;
  #closed = false;

  constructor(figures: ReadonlyMap<DemoSprite, Figure>, options: DemoOptions) {
    this.#figures = figures;
    this.#seed = options.seed ?? 1;
    const opened = performance.now();
    this.#clock = options.clock ?? (() => performance.now() - opened);
    this.turn(options.portrait);
    this.#handle = requestAnimationFrame(this.#tick);
  }

  get width(): number {
    return this.element.width;
  }

  get height(): number {
    return this.element.height;
  }

  turn(portrait: boolean): void {
    const size: Size = portrait ? { width: SHORT, height: LONG } : { width: LONG, height: SHORT };
    if (this.#closed || this.width === size.width) return;
    for (const canvas of [this.element, this.#hall]) Object.assign(canvas, size);
    const context = this.#hall.getContext('2d');
    if (context) drawHall(context, size.width, size.height, stageFor(size.width / size.height));
    this.#draw();
  }

  async next(): Promise<Frame | null> {
    if (this.#closed) return null;
    const time = await new Promise<number | null>((resolve) => this.#waiting.push(resolve));
    if (time === null) return null;
    // Drawing and copying in one task would hold up the page, and so would scaling.
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#closed) return null;
    return { bitmap: await createImageBitmap(this.element), time };
  }

  close(): void {
    this.#closed = true;
    cancelAnimationFrame(this.#handle);
    for (const wake of this.#waiting.splice(0)) wake(null);
    for (const canvas of [this.element, this.#hall]) Object.assign(canvas, { width: 0, height: 0 });
  }

  readonly #tick = (now: number) => {
    this.#handle = requestAnimationFrame(this.#tick);
    if (now - this.#drawnAt < BETWEEN) return;
    this.#drawnAt = now;
    this.#draw();
    for (const wake of this.#waiting.splice(0)) wake(now);
  };

  #draw(): void {
    const context = this.element.getContext('2d', { alpha: false });
    if (!context) return;
    const { width, height } = this;
    const stage = stageFor(width / height);
    context.imageSmoothingQuality = 'low';
    context.drawImage(this.#hall, 0, 0);
    let deskDrawn = false;
    for (const placement of demoScene(this.#clock(), width / height, this.#seed)) {
      if (!deskDrawn && placement.scale > stage.desk.scale) {
        drawDesk(context, width, height, stage);
        deskDrawn = true;
      }
      const figure = this.#figures.get(placement.sprite);
      if (figure) drawPerson(context, figure, placement, width, height);
    }
    if (!deskDrawn) drawDesk(context, width, height, stage);
  }
}
