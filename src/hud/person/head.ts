import type { Rect } from '#hud/rect.ts';

/** A circle on the canvas, CSS px. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Where the head is: round the measured face, or at the top of somebody who stands whole in the picture (a head is about a
 * seventh of a grown person's height). null where neither tells.
 *
 * @param box the person on the canvas
 * @param source the same box in shares of the picture
 */
export function headCircle(box: Rect, source: Rect, face: Rect | null): Circle | null {
  if (face) {
    return {
      x: face.x + face.width / 2,
      y: face.y + face.height * 0.46,
      radius: Math.max(face.width, face.height) * 0.72,
    };
  }
  const standing = box.height > box.width * 2.2;
  if (!standing || !whole(source)) return null;
  const radius = Math.min(box.height * 0.085, box.width * 0.4);
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.075, radius };
}

/** The part of a person that a tag should not hide: the head, or where one is likely to be. Never drawn. */
export function tagFree(box: Rect, head: Circle | null): Rect {
  if (head) {
    const side = head.radius * 1.6;
    return { x: head.x - side / 2, y: head.y - side / 2, width: side, height: side };
  }
  const height = Math.min(box.height * 0.4, box.width * 0.6);
  return { x: box.x + box.width * 0.2, y: box.y, width: box.width * 0.6, height };
}

/** Whether no side of the person is cut by the picture. */
function whole(source: Rect): boolean {
  const rim = 0.015;
  const right = source.x + source.width;
  const bottom = source.y + source.height;
  return source.x > rim && source.y > rim && right < 1 - rim && bottom < 1 - rim;
}
