import type { LiveSession } from '#app/live.svelte.ts';
import type { Pixels } from '#core/pixels.ts';

type Source = NonNullable<LiveSession['source']>;

/** Longest side of a picture in which a sheet is looked for, px: a character on it keeps more than its strokes need. */
const LONGEST = 640;

/** What the camera sees; null where there is nothing yet. */
export function pixelsOfPicture({
  element,
  width,
  height,
}: Pick<Source, 'element' | 'width' | 'height'>): Pixels | null {
  return width > 0 && height > 0 ? drawn(element, width, height) : null;
}

/** A photo's pixels; null where it cannot be opened. */
export async function pixelsOfPhoto(file: Blob): Promise<Pixels | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const pixels = drawn(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return pixels;
  } catch {
    return null;
  }
}

function drawn(image: CanvasImageSource, width: number, height: number): Pixels | null {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  // A transparent photo would be black on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
