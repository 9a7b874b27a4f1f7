import type { Rect } from './rect.ts';

/** A circle on the canvas, CSS px. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Where the head is: round the measured face, or the top of a person who stands whole in the picture (a head is about a
 * seventh of a grown person's height). null where the box does not tell.
 */
export function headCircle(box: Rect, face: Rect | null, canvas: { width: number; height: number }): Circle | null {
  if (face) {
    return {
      x: face.x + face.width / 2,
      y: face.y + face.height * 0.46,
      radius: Math.max(face.width, face.height) * 0.72,
    };
  }
  const standing = box.height > box.width * 2;
  const whole = box.y > 0 && box.y + box.height < canvas.height;
  if (!standing || !whole) return null;
  const radius = Math.min(box.height * 0.085, box.width * 0.4);
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.075, radius };
}

/** The rectangle round a head that tags keep clear of. */
export function headRect(head: Circle): Rect {
  const side = head.radius * 1.5;
  return { x: head.x - side / 2, y: head.y - side / 2, width: side, height: side };
}
