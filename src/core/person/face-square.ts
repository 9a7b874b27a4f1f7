/** A turned square around a face, in pixels of the picture. */
export interface FaceSquare {
  readonly centreX: number;
  readonly centreY: number;
  readonly side: number;
  /** How far the face leans, radians clockwise on the screen; 0 is upright. */
  readonly angle: number;
}

/** Outer corners of the eyes in the face mesh, left and right in the picture. */
const LEFT_EYE = 33;
const RIGHT_EYE = 263;

/**
 * The square that a face just fills once it is turned upright, grown by `margin`.
 * @param mesh 468 points x, y in shares 0..1 of the picture
 */
export function faceSquare(mesh: Float32Array, width: number, height: number, margin: number): FaceSquare {
  const at = (index: number) => ({ x: (mesh[index * 2] ?? 0) * width, y: (mesh[index * 2 + 1] ?? 0) * height });
  const left = at(LEFT_EYE);
  const right = at(RIGHT_EYE);
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < mesh.length / 2; index++) {
    const { x, y } = at(index);
    const across = x * cos + y * sin;
    const down = y * cos - x * sin;
    west = Math.min(west, across);
    east = Math.max(east, across);
    north = Math.min(north, down);
    south = Math.max(south, down);
  }
  const [across, down] = [(west + east) / 2, (north + south) / 2];
  return {
    centreX: across * cos - down * sin,
    centreY: across * sin + down * cos,
    side: Math.max(east - west, south - north) * margin,
    angle,
  };
}
