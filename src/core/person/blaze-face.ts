import { iou, type Box, type Point } from '#core/box.ts';

/** Side of the square that BlazeFace looks at, px. */
export const BLAZE_SIDE = 128;
/** Numbers of an anchor: the logit, then x, y, width, height and six points, all in px about the anchor's centre. */
export const BLAZE_ROW = 17;
/** Cells across of each of its maps, and anchors in each cell (short range). */
const MAPS = [
  { across: 16, each: 2 },
  { across: 8, each: 6 },
] as const;
/** Score from which something is a face, as a logit: 0.5. */
const LEAST = 0;
/** Overlap (IoU) from which two finds are of one face and are averaged. */
const SAME = 0.3;

/** A face in a square picture; lengths in shares of its side. */
export interface FoundFace {
  readonly box: Box;
  /** 0..1, the detector's own. */
  readonly score: number;
  /** How far it leans, radians clockwise on the screen; 0 is upright. */
  readonly angle: number;
}

/** Centres of all 896 anchors in shares of the side. */
const CENTRES: readonly Point[] = MAPS.flatMap(({ across, each }) =>
  Array.from({ length: across * across * each }, (_, index) => {
    const cell = Math.floor(index / each);
    return { x: ((cell % across) + 0.5) / across, y: (Math.floor(cell / across) + 0.5) / across };
  }),
);

/** Which anchors see a face. @param logits of all anchors */
export function faceAnchors(logits: ArrayLike<number>): number[] {
  return CENTRES.flatMap((_, index) => ((logits[index] ?? -Infinity) >= LEAST ? [index] : []));
}

/**
 * The faces of the square, the surest first: each the mean of all finds that overlap its surest one, weighted by their scores
 * (BlazeFace, Bazarevsky et al. 2019).
 * @param rows [chosen × BLAZE_ROW] as the network gives them
 * @param chosen which anchors the rows are of
 */
export function facesOf(rows: ArrayLike<number>, chosen: readonly number[]): FoundFace[] {
  let finds = chosen.map((anchor, place) => decode(rows, place * BLAZE_ROW, anchor)).sort((a, b) => b.score - a.score);
  const faces: FoundFace[] = [];
  for (let [best] = finds; best; [best] = finds) {
    const { box } = best;
    faces.push(meanOf(finds.filter((find) => find === best || iou(find.box, box) > SAME)));
    finds = finds.filter((find) => find !== best && iou(find.box, box) <= SAME);
  }
  return faces;
}

/** Finds of one face, the surest first, as one. */
function meanOf(same: readonly Find[]): FoundFace {
  const total = same.reduce((sum, { score }) => sum + score, 0);
  const mean = (of: (find: Find) => number) => same.reduce((sum, find) => sum + find.score * of(find), 0) / total;
  const box = {
    x: mean((find) => find.box.x),
    y: mean((find) => find.box.y),
    width: mean((find) => find.box.width),
    height: mean((find) => find.box.height),
  };
  const across = mean(({ left, right }) => right.x - left.x);
  const down = mean(({ left, right }) => right.y - left.y);
  return { box, score: same[0]?.score ?? 0, angle: Math.atan2(down, across) };
}

interface Find {
  readonly score: number;
  readonly box: Box;
  /** The eyes, left and right in the picture. */
  readonly left: Point;
  readonly right: Point;
}

function decode(rows: ArrayLike<number>, at: number, anchor: number): Find {
  const centre = CENTRES[anchor] ?? { x: 0, y: 0 };
  const length = (place: number) => (rows[at + place] ?? 0) / BLAZE_SIDE;
  const point = (place: number) => ({ x: centre.x + length(place), y: centre.y + length(place + 1) });
  const [middle, width, height] = [point(1), length(3), length(4)];
  return {
    score: 1 / (1 + Math.exp(-(rows[at] ?? 0))),
    box: { x: middle.x - width / 2, y: middle.y - height / 2, width, height },
    left: point(5),
    right: point(7),
  };
}
