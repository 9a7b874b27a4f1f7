import type { VisorError } from '#core/failure.ts';

/** One frame on its way to the worker. The receiver owns the bitmap. */
export interface Frame {
  readonly bitmap: ImageBitmap;
  /** Capture time on the page's clock (`performance.now()`), ms. */
  readonly time: number;
}

/** Where pictures come from. Opened by an `await open…()` that gives a running source or throws a `VisorError`. */
export interface Source {
  readonly kind: 'camera' | 'demo' | 'clip' | 'photo';
  /** What the page shows under the HUD. Not mirrored by itself. */
  readonly element: HTMLVideoElement | HTMLCanvasElement;
  /** Show it mirrored (front camera). Data never is. */
  readonly mirrored: boolean;
  readonly still: boolean;
  /** Upright size in pixels; may change while running (a phone is turned). */
  readonly width: number;
  readonly height: number;
  /** Waits for the next new picture and copies it, longest side at most `longestSide`; null once closed. */
  next(longestSide: number): Promise<Frame | null>;
  /** Called once if the source breaks by itself (unplugged, decoder failed). */
  onbroken: ((error: VisorError) => void) | null;
  /** Releases camera, decoder and memory. */
  close(): void;
}
