import { clip, type Box } from '#core/box.ts';
import type { Pixels } from '#core/pixels.ts';
import type { FrameReader, TurnedCrop } from './frame-reader.ts';

/** A person in a picture; the box in shares 0..1 of it. */
export interface Standing {
  readonly picture: ImageBitmap | OffscreenCanvas;
  readonly box: Box;
}

/** Side of what the backbone sees of a person, px: seven cells of 32. */
export const BODY_SIDE = 224;
/** Side of the picture in which colours are counted, px. */
const COLOUR_SIDE = 56;
/** What is looked at, as a multiple of the box: detectors cut off hats and feet. */
const AROUND = 1.12;

/**
 * The person and a little around, moved into the picture: black rims would say where somebody stood. It is stretched to
 * a square when it is read: a square around a standing figure would be two thirds wall and neighbours.
 */
export function partAround({ picture, box }: Standing): TurnedCrop {
  const { x, y, width, height } = clip(box);
  const wide = Math.min(Math.max(1, width * picture.width * AROUND), picture.width);
  const high = Math.min(Math.max(1, height * picture.height * AROUND), picture.height);
  return {
    picture,
    centreX: inside((x + width / 2) * picture.width, wide, picture.width),
    centreY: inside((y + height / 2) * picture.height, high, picture.height),
    width: wide,
    height: high,
    angle: 0,
  };
}

/** The small picture in which a person's colours are counted. `part`: of {@link partAround}. */
export function pixelsOfPart(reader: FrameReader, part: TurnedCrop): Pixels {
  return reader.pixelsOf(part.picture, sharesOf(part), COLOUR_SIDE);
}

/** The centre of a stretch of `side` px, moved so that it lies within `length` px. */
function inside(centre: number, side: number, length: number): number {
  return side >= length ? length / 2 : Math.min(length - side / 2, Math.max(side / 2, centre));
}

function sharesOf({ picture, centreX, centreY, width, height }: TurnedCrop): Box {
  return {
    x: (centreX - width / 2) / picture.width,
    y: (centreY - height / 2) / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  };
}
