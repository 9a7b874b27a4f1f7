/**
 * Boxes in the space of the source picture: shares 0..1 of its width and height, origin top left, never
 * mirrored. Only `hud` leaves this space. May reach outside 0..1 where a person is cut by the frame.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point in the same space as {@link Box}. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Centre of a box. */
export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Area as a share of the source picture. */
export function area(box: Box): number {
  return Math.max(0, box.width) * Math.max(0, box.height);
}

/** The part two boxes share; width and height 0 where they do not touch. */
export function intersection(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** Intersection over union, 0..1. */
export function iou(a: Box, b: Box): number {
  const shared = area(intersection(a, b));
  const union = area(a) + area(b) - shared;
  return union > 0 ? shared / union : 0;
}

/** The share 0..1 of a box that lies inside another. */
export function shareInside(box: Box, other: Box): number {
  const own = area(box);
  return own > 0 ? area(intersection(box, other)) / own : 0;
}

/** The part of a box inside the picture. */
export function clip(box: Box): Box {
  return intersection(box, { x: 0, y: 0, width: 1, height: 1 });
}

/** The box of a child given in shares of a parent, in the parent's space. */
export function within(parent: Box, child: Box): Box {
  return {
    x: parent.x + child.x * parent.width,
    y: parent.y + child.y * parent.height,
    width: child.width * parent.width,
    height: child.height * parent.height,
  };
}
