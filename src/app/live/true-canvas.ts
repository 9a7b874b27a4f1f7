import type { VisionClient } from '#bridge/vision-client.ts';
import { isKnownPicture, knownFields, KNOWN_SIDE } from '#core/known-picture.ts';

/**
 * Whether the recognition sees what is drawn: privacy settings make browsers give pages noise or white instead. A known
 * picture goes the whole way of a frame, from the page's canvas to the pixels that the networks are given.
 */
export async function seesTrue(client: Pick<VisionClient, 'readBack'>): Promise<boolean> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: KNOWN_SIDE, height: KNOWN_SIDE });
  const context = canvas.getContext('2d');
  if (!context) return false;
  for (const { x, y, side, colour } of knownFields()) {
    context.fillStyle = colour;
    context.fillRect(x, y, side, side);
  }
  const frame = await createImageBitmap(canvas);
  const seen = await client.readBack(frame);
  frame.close();
  return seen.every(isKnownPicture);
}
