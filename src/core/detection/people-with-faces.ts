import { centre, clip, iou, shareInside, type Box } from '#core/box.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import type { Detection } from './detection.ts';

/** A face that was found in the picture itself, not inside somebody known. */
export interface ShownFace {
  /** Bounds of its mesh: forehead to chin. */
  readonly box: Box;
  /** 0..1, the face detector's own. */
  readonly score: number;
}

/** Somebody who is followed, and where their face was last. */
export interface FacedPerson {
  readonly box: Box;
  readonly face: Box;
}

/** Two finds of a face overlap at least this much (IoU). */
const SAME_FACE = 0.3;
/** … or this share of one lies in the other: cut by its square. */
const SAME_INSIDE = 0.7;
/** Somebody has a face of which more than this share lies in their box. */
export const FACE_INSIDE = 0.5;
/** The head around a face, in widths and heights of the face: hair, ears, neck. */
const HEAD = { left: 0.3, up: 0.45, width: 1.6, height: 1.75 } as const;
/** A face below this share of somebody's box is not where their head is … */
const HEAD_ENDS = 0.6;
/** … nor is one whose height is a smaller share of theirs: a standing figure is about eight heads. */
const LEAST_FACE = 0.09;
/** More than any face is away from where a head should be. */
const WEAK_COMES_LAST = 10;

/**
 * Everybody detected, and whoever shows a face without having been detected as a person: near faces before a plain wall are
 * no people to a detector that learnt whole bodies, and not equally for everybody. A find that was too weak to
 * count and has a face in its head's place becomes as sure as that face.
 * @param faces each of another person; see {@link distinctFaces}
 * @param known people followed so far: whose face stays where it was keeps the box that they had
 */
export function peopleWithFaces(
  people: readonly Detection[],
  faces: readonly ShownFace[],
  known: readonly FacedPerson[],
): Detection[] {
  const seen = [...people];
  const taken = new Set<number>();
  for (const face of [...faces].sort((a, b) => b.score - a.score)) {
    const owner = ownerOf(face.box, seen, taken);
    const found = owner === null ? null : seen[owner];
    if (owner !== null && found) {
      taken.add(owner);
      seen[owner] = { ...found, score: Math.max(found.score, face.score) };
    } else {
      taken.add(seen.length);
      seen.push({ kind: 'person', box: boxBehind(face.box, known), score: face.score });
    }
  }
  return seen;
}

/** Faces found in squares that overlap, each once: the surest find of it. */
export function distinctFaces(finds: readonly ShownFace[]): ShownFace[] {
  const kept: ShownFace[] = [];
  for (const find of [...finds].sort((a, b) => b.score - a.score)) {
    const again = kept.some(
      ({ box }) =>
        iou(box, find.box) > SAME_FACE ||
        shareInside(box, find.box) > SAME_INSIDE ||
        shareInside(find.box, box) > SAME_INSIDE,
    );
    if (!again) kept.push(find);
  }
  return kept;
}

/** Which of those seen has this face, surely or where a head should be; null: nobody who has no face yet. */
function ownerOf(face: Box, seen: readonly Detection[], taken: ReadonlySet<number>): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const [index, { box, score }] of seen.entries()) {
    if (taken.has(index) || shareInside(face, box) <= FACE_INSIDE) continue;
    const down = (centre(face).y - box.y) / box.height;
    if (score < LIFE.sureScore && (down > HEAD_ENDS || face.height < LEAST_FACE * box.height)) continue;
    const aside = Math.abs(centre(face).x - centre(box).x) / box.width;
    // Nobody who counts already shares their face with a weaker find of themselves.
    const distance = aside + down + (score < LIFE.sureScore ? WEAK_COMES_LAST : 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** The person behind a face: as they were, moved and grown with the face; of somebody new the head. */
function boxBehind(face: Box, known: readonly FacedPerson[]): Box {
  const before = known.find((one) => iou(one.face, face) > SAME_FACE);
  if (!before) {
    return clip({
      x: face.x - HEAD.left * face.width,
      y: face.y - HEAD.up * face.height,
      width: HEAD.width * face.width,
      height: HEAD.height * face.height,
    });
  }
  const grown = face.height / Math.max(1e-6, before.face.height);
  return {
    x: centre(face).x + (before.box.x - centre(before.face).x) * grown,
    y: centre(face).y + (before.box.y - centre(before.face).y) * grown,
    width: before.box.width * grown,
    height: before.box.height * grown,
  };
}
