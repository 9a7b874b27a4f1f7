import { clip, type Box } from '#core/box.ts';
import type { SeenBody } from '#core/embedding/embedding.ts';
import type { FrameReader, TurnedCrop } from './frame-reader.ts';

/** A person in a picture; the box in shares 0..1 of it. */
export interface Standing {
  readonly picture: ImageBitmap | OffscreenCanvas;
  readonly box: Box;
}

/** Side of what the backbone sees of a person, px: seven cells of 32. */
export const BODY_SIDE = 224;
/** Sides of the pictures in which colours are counted, px. */
const AROUND_SIDE = 112;
const PERSON_SIDE = 96;
/** The backbone's square, as a multiple of the box's longer side: detectors cut off hats and feet. */
const AROUND = 1.15;

/** A square around the person, moved into the picture as far as it fits: black rims would say where somebody stood. */
export function partAround({ picture, box }: Standing): TurnedCrop {
  const { x, y, width, height } = clip(box);
  const longer = Math.max(width * picture.width, height * picture.height, 1);
  const side = Math.min(longer * AROUND, Math.max(picture.width, picture.height));
  return {
    picture,
    centreX: inside((x + width / 2) * picture.width, side, picture.width),
    centreY: inside((y + height / 2) * picture.height, side, picture.height),
    width: side,
    height: side,
    angle: 0,
  };
}

/** The pictures in which a person's colours are counted. `part`: of {@link partAround}. */
export function coloursOf(
  reader: FrameReader,
  { picture, box }: Standing,
  part: TurnedCrop,
): Pick<SeenBody, 'around' | 'person'> {
  return {
    around: reader.pixelsOf(picture, sharesOf(part), AROUND_SIDE),
    person: reader.pixelsOf(picture, clip(box), PERSON_SIDE),
  };
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
