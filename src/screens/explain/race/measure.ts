import { boxOf, FIGURE_ASPECT, type Figure } from '#core/figures/figure.ts';
import { measurePerson } from '#core/person/measure-person.ts';
import type { Features } from '#core/person/rules.ts';
import { paintFigure } from '#hud/lab/figure.ts';

/** Height of the picture in which colours are counted, px. */
const HEIGHT = 160;
const EVERYTHING = { x: 0, y: 0, width: 1, height: 1 };

/** Measures drawn figures and pictures of people for the rules, on one small canvas. */
export class Measurer {
  readonly #context: OffscreenCanvasRenderingContext2D;

  constructor() {
    const canvas = new OffscreenCanvas(Math.round(HEIGHT * FIGURE_ASPECT), HEIGHT);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2D canvas');
    this.#context = context;
  }

  /**
   * Colours and height from the painted picture. A mannequin has no face to measure a mouth on, and nothing finds a
   * drawn bag: both come from the drawing itself.
   */
  figure(figure: Figure): Features {
    const box = boxOf(figure);
    const { width, height } = this.#context.canvas;
    paintFigure(this.#context, figure, height);
    const pixels = this.#context.getImageData(0, 0, width, height);
    const carried = figure.bag ? [{ kind: 'handbag' as const, box, score: 1 }] : [];
    return measurePerson(pixels, box, null, carried, figure.mask ? 1 : 0);
  }

  /** What the small picture of a taught person still tells: the colours of the top. */
  async picture(jpeg: Uint8Array<ArrayBuffer>): Promise<Features> {
    const picture = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
    try {
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no 2D canvas');
      context.drawImage(picture, 0, 0);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      return measurePerson(pixels, EVERYTHING, null, [], null);
    } finally {
      picture.close();
    }
  }
}
