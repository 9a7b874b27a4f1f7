import { imageDimensionsFromData } from 'image-dimensions';
import type { Size } from './fit-size.ts';

/** Enough for the metadata that cameras put before the size; a picture whose size comes later is measured by the browser. */
const HEAD = 2 * 1024 * 1024;

/**
 * The size that a picture file claims in its header (PNG, GIF, JPEG, WebP, AVIF, HEIC), before EXIF turns it, read
 * without decoding a single pixel; null where the header tells nothing.
 */
export async function claimedSize(file: Blob): Promise<Size | null> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  try {
    return imageDimensionsFromData(head) ?? null;
  } catch {
    // A damaged header. The browser's own decoder has the last word.
    return null;
  }
}
