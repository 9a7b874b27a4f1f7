import { fitSize, longestSideFor } from './fit-size.ts';
import type { Frame, Source } from './source.ts';

/** A picture that never changes. Every call of {@link next} gives a copy of it at once, null after closing. */
export class StillSource implements Source {
  readonly kind = 'photo';
  readonly element: HTMLCanvasElement;
  readonly mirrored = false;
  readonly still = true;
  readonly width: number;
  readonly height: number;
  onbroken: Source['onbroken'] = null;
  #closed = false;

  constructor(canvas: HTMLCanvasElement) {
    this.element = canvas;
    this.width = canvas.width;
    this.height = canvas.height;
  }

  async next(longestSide: number): Promise<Frame | null> {
    if (this.#closed) return null;
    const time = performance.now();
    const size = fitSize(this, longestSideFor(this, longestSide));
    const bitmap = await createImageBitmap(this.element, {
      resizeWidth: size.width,
      resizeHeight: size.height,
      resizeQuality: 'high',
    });
    return { bitmap, time };
  }

  close(): void {
    this.#closed = true;
    // A canvas without pixels gives its memory back at once.
    this.element.width = 0;
    this.element.height = 0;
  }
}
