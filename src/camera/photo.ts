import { VisorError } from '#core/failure.ts';
import { fitSize, longestSideFor } from './fit-size.ts';
import type { Size } from './fit-size.ts';
import { loadImage } from './load-image.ts';
import { claimedSize } from './picture-size.ts';
import { StillSource } from './still-source.ts';
import type { Source } from './source.ts';

/** Largest picture that is decoded, pixels: above it a phone may run out of memory. */
export const MOST_PIXELS = 50e6;

/** Longest side of the canvas that shows a photo of a usual shape, pixels. */
const SHOWN = 1600;

/**
 * Opens any picture that the browser can decode, upright whatever its EXIF orientation, as a still source.
 * Throws a `VisorError`: 'too-large' above 50 megapixels (before decoding), 'bad-file' where it cannot be decoded.
 */
export async function openPhoto(file: Blob): Promise<Source> {
  const claimed = await claimedSize(file);
  if (claimed) refuseHuge(claimed);
  const url = URL.createObjectURL(file);
  try {
    // An image element knows its size before it decodes, and it reads more formats than createImageBitmap does.
    const image = await loadImage(url).catch((error: unknown) => {
      throw new VisorError('bad-file', String(error));
    });
    const upright = { width: image.naturalWidth, height: image.naturalHeight };
    if (upright.width === 0 || upright.height === 0) throw new VisorError('bad-file', 'no size');
    refuseHuge(upright);
    return new StillSource(await paint(file, image, fitSize(upright, longestSideFor(upright, SHOWN))));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function refuseHuge({ width, height }: Size): void {
  if (width * height > MOST_PIXELS) throw new VisorError('too-large', `${width}×${height}`);
}

async function paint(file: Blob, image: HTMLImageElement, size: Size): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (!context) throw new VisorError('bad-file', 'no canvas of this size');
  context.imageSmoothingQuality = 'high';
  const picture = await decode(file, image);
  try {
    context.drawImage(picture, 0, 0, size.width, size.height);
  } catch (error) {
    throw new VisorError('bad-file', String(error));
  } finally {
    if (picture instanceof ImageBitmap) picture.close();
  }
  return canvas;
}

/** Decodes away from the page's thread where that works; an image element also draws what createImageBitmap refuses. */
async function decode(file: Blob, image: HTMLImageElement): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // A cut-off picture may fail to decode whole and still show its upper part.
    await image.decode().catch(() => undefined);
    return image;
  }
}
