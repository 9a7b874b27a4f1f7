/** A box as COCO writes it: x, y, width, height in pixels. */
export type CocoBox = readonly [number, number, number, number];

export interface TruthBox {
  readonly box: CocoBox;
  /** A crowd: boxes that fall into it are neither right nor wrong. */
  readonly crowd: boolean;
}

export interface FoundBox {
  readonly box: CocoBox;
  readonly score: number;
}

/** One picture of the test set; most hold nobody, and what is found there is wrong. */
export interface CocoImage {
  readonly truth: readonly TruthBox[];
  readonly found: readonly FoundBox[];
}

/** Figures of one class over a set of pictures, shares 0..1; NaN where the set holds none of the class. */
export interface CocoFigures {
  /** Average precision at IoU 0.5. */
  readonly ap50: number;
  /** Mean of the average precisions at IoU 0.50, 0.55 … 0.95. */
  readonly ap: number;
  /** Share of the boxes found at IoU 0.5, at any score. */
  readonly recall50: number;
}

const MOST_BOXES = 100;
const IOU_THRESHOLDS = Array.from({ length: 10 }, (_, index) => 0.5 + index * 0.05);
const RECALL_STEPS = 101;

/**
 * COCO's evaluation for one class, all sizes, 100 boxes a picture.
 * ref: cocodataset/cocoapi, PythonAPI/pycocotools/cocoeval.py (`evaluateImg`, `accumulate`); Lin et al., 2014.
 */
export function evaluateCoco(images: readonly CocoImage[]): CocoFigures {
  const curves = IOU_THRESHOLDS.map((threshold) => precisionAndRecall(images, threshold));
  const averages = curves.map(averagePrecision);
  const [at50] = curves;
  const [ap50] = averages;
  if (!at50 || ap50 === undefined) throw new Error('no thresholds');
  return {
    ap50,
    ap: averages.reduce((sum, one) => sum + one, 0) / averages.length,
    recall50: at50.recall.at(-1) ?? (at50.truths > 0 ? 0 : NaN),
  };
}

interface Judged {
  readonly score: number;
  readonly right: boolean;
}

interface Curve {
  readonly truths: number;
  readonly recall: readonly number[];
  readonly precision: readonly number[];
}

function precisionAndRecall(images: readonly CocoImage[], threshold: number): Curve {
  const truths = images.reduce((sum, image) => sum + image.truth.filter((one) => !one.crowd).length, 0);
  const judged = images.flatMap((image) => judge(image, threshold)).sort((a, b) => b.score - a.score);
  let right = 0;
  const recall: number[] = [];
  const precision: number[] = [];
  judged.forEach((one, index) => {
    if (one.right) right += 1;
    recall.push(right / truths);
    precision.push(right / (index + 1));
  });
  return { truths, recall, precision };
}

/** Matches the boxes of one picture, best score first, each to the free true box it covers best. */
function judge(image: CocoImage, threshold: number): Judged[] {
  // Real people first: a crowd only takes what no real person takes.
  const truth = [...image.truth].sort((a, b) => Number(a.crowd) - Number(b.crowd));
  const taken = new Set<TruthBox>();
  const best = [...image.found].sort((a, b) => b.score - a.score).slice(0, MOST_BOXES);
  const judged: Judged[] = [];
  for (const found of best) {
    const match = bestMatch(found, truth, taken, threshold);
    if (match) taken.add(match);
    if (!match?.crowd) judged.push({ score: found.score, right: match !== null });
  }
  return judged;
}

function bestMatch(
  found: FoundBox,
  truth: readonly TruthBox[],
  taken: ReadonlySet<TruthBox>,
  threshold: number,
): TruthBox | null {
  let match: TruthBox | null = null;
  let overlap = Math.min(threshold, 1 - 1e-10);
  for (const candidate of truth) {
    if (taken.has(candidate) && !candidate.crowd) continue;
    if (match && !match.crowd && candidate.crowd) break;
    const share = cover(found.box, candidate);
    if (share < overlap) continue;
    overlap = share;
    match = candidate;
  }
  return match;
}

/** IoU; for a crowd the share of the found box that lies inside it. */
function cover(found: CocoBox, { box, crowd }: TruthBox): number {
  const width = Math.min(found[0] + found[2], box[0] + box[2]) - Math.max(found[0], box[0]);
  const height = Math.min(found[1] + found[3], box[1] + box[3]) - Math.max(found[1], box[1]);
  const shared = Math.max(0, width) * Math.max(0, height);
  const own = found[2] * found[3];
  return shared / (crowd ? own : own + box[2] * box[3] - shared);
}

/** Mean over 101 recalls of the best precision reached at that recall or beyond. */
function averagePrecision({ truths, recall, precision }: Curve): number {
  if (truths === 0) return NaN;
  const envelope = [...precision];
  for (let index = envelope.length - 2; index >= 0; index -= 1) {
    envelope[index] = Math.max(envelope[index] ?? 0, envelope[index + 1] ?? 0);
  }
  let sum = 0;
  let index = 0;
  for (let step = 0; step < RECALL_STEPS; step += 1) {
    while (index < recall.length && (recall[index] ?? 0) < step / (RECALL_STEPS - 1)) index += 1;
    sum += envelope[index] ?? 0;
  }
  return sum / RECALL_STEPS;
}
