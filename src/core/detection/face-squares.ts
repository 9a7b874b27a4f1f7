import type { Box } from '#core/box.ts';

/** The least that one square shares with the next, of its side: more than a face that the squares are for is wide. */
const SHARED = 0.35;
/** Most squares of one picture: a panorama's faces are small in each of them anyway. */
const MOST = 8;
/** Side of the square around a face that was seen a moment ago, in heights of the face. */
const AROUND = 3;

/**
 * The squares of a picture that hold a near face between them, from end to end of its longer side; each as long as the shorter
 * one. A face of a third of the picture is then what a detector for selfies expects. `aspect`: width / height.
 */
export function faceSquares(aspect: number): Box[] {
  const side = Math.min(aspect, 1 / aspect);
  const count = Math.min(MOST, Math.max(1, Math.ceil((1 / side - SHARED) / (1 - SHARED))));
  return Array.from({ length: count }, (_, index) => {
    const from = count === 1 ? (1 - side) / 2 : (index * (1 - side)) / (count - 1);
    return aspect >= 1 ? { x: from, y: 0, width: side, height: 1 } : { x: 0, y: from, width: 1, height: side };
  });
}

/** The square in which a face is looked for again. `aspect`: of the picture, width / height. */
export function squareAround(face: Box, aspect: number): Box {
  const height = AROUND * Math.max(face.height, face.width * aspect);
  const width = height / aspect;
  return { x: face.x + (face.width - width) / 2, y: face.y + (face.height - height) / 2, width, height };
}
