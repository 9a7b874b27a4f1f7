import { drawPicture } from '#app/live/draw-picture.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';

type Source = NonNullable<LiveSession['source']>;

/** Which pixels are wanted. */
export interface PixelsWanted {
  /** Longest side, px. */
  readonly longest: number;
  /** The middle square alone; of a photo always everything. */
  readonly square?: boolean;
}

/** What the camera shows now; null where there is no picture yet. */
export function pixelsOfSource(
  { element, width, height }: Pick<Source, 'element' | 'width' | 'height'>,
  { longest, square = false }: PixelsWanted,
): ImageData | null {
  const [wide, high] = square ? [Math.min(width, height), Math.min(width, height)] : [width, height];
  if (wide === 0 || high === 0) return null;
  return draw(wide, high, longest, (context, to) => {
    const scale = to.width / wide;
    context.translate(((wide - width) / 2) * scale, ((high - height) / 2) * scale);
    drawPicture(context, { element }, { width: width * scale, height: height * scale });
  });
}

/** A photo's pixels; null where it cannot be opened. */
export async function pixelsOfPhoto(file: Blob, { longest }: PixelsWanted): Promise<ImageData | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const pixels = draw(bitmap.width, bitmap.height, longest, (context, to) =>
      context.drawImage(bitmap, 0, 0, to.width, to.height),
    );
    bitmap.close();
    return pixels;
  } catch {
    return null;
  }
}

function draw(
  width: number,
  height: number,
  longest: number,
  paint: (context: CanvasRenderingContext2D, to: HTMLCanvasElement) => void,
): ImageData | null {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  // A transparent photo would be black on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  paint(context, canvas);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
