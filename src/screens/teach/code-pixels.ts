import type { LiveSession } from '#app/live.svelte.ts';

type Source = NonNullable<LiveSession['source']>;

/** Longest side that is looked at for a code, px: modules of 129 a side keep eight each. */
const LONGEST = 1100;

/** The middle square of the camera's picture, as it is shown; null where there is none yet. */
export function pixelsOfSource({
  element,
  width,
  height,
}: Pick<Source, 'element' | 'width' | 'height'>): ImageData | null {
  const side = Math.min(width, height);
  if (side === 0) return null;
  return draw(side, side, (context, to) =>
    context.drawImage(element, (width - side) / 2, (height - side) / 2, side, side, 0, 0, to.width, to.height),
  );
}

/** A photo's pixels; null where it cannot be opened. */
export async function pixelsOfFile(file: Blob): Promise<ImageData | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const pixels = draw(bitmap.width, bitmap.height, (context, to) =>
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
  paint: (context: CanvasRenderingContext2D, to: HTMLCanvasElement) => void,
): ImageData | null {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
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
