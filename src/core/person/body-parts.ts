import { area, clip, within, type Box } from '#core/box.ts';

/**
 * Where a garment's top lies in a person's box. A standing figure is about three times as high as wide and its
 * torso sits in the second quarter; a half figure fills its box with the torso below the head. With a face the
 * place follows from the face: chest is about two face heights below the chin.
 * `pictureAspect` is width / height of the picture in pixels.
 */
export function topOf(person: Box, face: Box | null, pictureAspect: number): Box | null {
  const top = face
    ? {
        x: face.x - 0.35 * face.width,
        y: face.y + 1.45 * face.height,
        width: 1.7 * face.width,
        height: 1.6 * face.height,
      }
    : within(person, torsoShare(person, pictureAspect));
  const visible = clip(top);
  // Less than a third in the picture: the garment cannot be judged.
  return area(visible) >= area(top) / 3 ? visible : null;
}

function torsoShare(person: Box, pictureAspect: number): Box {
  const slimness = person.height / Math.max(1e-6, person.width * pictureAspect);
  if (slimness >= 1.8) return { x: 0.28, y: 0.2, width: 0.44, height: 0.28 };
  if (slimness >= 1.2) return { x: 0.26, y: 0.35, width: 0.48, height: 0.35 };
  return { x: 0.25, y: 0.55, width: 0.5, height: 0.4 };
}

/**
 * A square (in pixels) around the head of a person, large enough for the face detector to find a face of a third
 * of its side. Far faces are only found because the crop enlarges them.
 */
export function headOf(person: Box, pictureAspect: number): Box {
  const width = person.width * 1.1;
  const height = Math.min(width * pictureAspect, person.height * 1.1);
  const side = height / pictureAspect;
  return {
    x: person.x + (person.width - side) / 2,
    y: person.y - 0.05 * person.height,
    width: side,
    height,
  };
}
