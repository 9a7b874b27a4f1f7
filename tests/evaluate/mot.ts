import { iou } from '#core/box.ts';
import type { Box } from '#core/box.ts';
import { assign } from '#core/tracking/assignment.ts';

/** One box with an identity in one frame. Any unit, as long as truth and prediction share it. */
export interface Identified {
  readonly id: number;
  readonly box: Box;
}

/** Boxes with identities by frame number. */
export type GtFrames = ReadonlyMap<number, readonly Identified[]>;

export interface TrackingFigures {
  readonly idf1: number;
  readonly mota: number;
  readonly idSwitches: number;
  readonly fragments: number;
  readonly frames: number;
  readonly gtTracks: number;
}

/** A prediction counts for a person where they overlap at least this much (MOTChallenge). */
const SAME = 0.5;

/**
 * Reads MOTChallenge ground truth: `frame,id,left,top,width,height,counts,…` a line, frames from 1. Rows whose
 * seventh field is 0 do not count and are left out. `size` divides pixels into shares of the picture.
 * Throws on a row that is not numbers.
 */
export function parseGt(text: string, size = { width: 1, height: 1 }): GtFrames {
  const frames = new Map<number, Identified[]>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const fields = line.split(/[,\s]+/).map(Number);
    const [frame, id, left, top, width, height, counts = 1] = fields;
    if (frame === undefined || id === undefined || left === undefined || top === undefined) throw bad(at);
    if (width === undefined || height === undefined || fields.slice(0, 7).some(Number.isNaN)) throw bad(at);
    if (counts === 0) continue;
    const box = {
      x: left / size.width,
      y: top / size.height,
      width: width / size.width,
      height: height / size.height,
    };
    frames.set(frame, [...(frames.get(frame) ?? []), { id, box }]);
  }
  return frames;
}

function bad(line: number): Error {
  return new Error(`line ${line + 1} of the ground truth is not 'frame,id,left,top,width,height,…'`);
}

/**
 * CLEAR-MOT and identity figures as MOTChallenge defines them (Bernardin & Stiefelhagen 2008; Ristani et al. 2016),
 * over the frames named by `predicted`: with a stride only the frames looked at count.
 */
export function evaluateTracking(gt: GtFrames, predicted: GtFrames): TrackingFigures {
  const overlaps = new Map<number, Map<number, number>>(); // truth id → predicted id → frames together
  const lastMatch = new Map<number, number>(); // truth id → the predicted id it was last seen as, over gaps too
  const segments = new Map<number, number>(); // truth id → unbroken stretches of being followed
  const truthIds = new Set<number>();
  let before = new Map<number, number>(); // the pairs of the frame before
  let truths = 0;
  let guesses = 0;
  let matched = 0;
  let idSwitches = 0;

  const frames = [...predicted.keys()].sort((a, b) => a - b);
  for (const frame of frames) {
    const truth = gt.get(frame) ?? [];
    const guess = predicted.get(frame) ?? [];
    truths += truth.length;
    guesses += guess.length;
    truth.forEach(({ id }) => truthIds.add(id));

    const alike = truth.map((t) => guess.map((g) => iou(t.box, g.box)));
    for (const [i, t] of truth.entries()) {
      const together = overlaps.get(t.id) ?? new Map<number, number>();
      for (const [j, g] of guess.entries()) {
        if ((alike[i]?.[j] ?? 0) >= SAME) together.set(g.id, (together.get(g.id) ?? 0) + 1);
      }
      overlaps.set(t.id, together);
    }

    const now = new Map<number, number>();
    for (const [i, j] of pairFrame(truth, guess, alike, before)) {
      const t = truth[i]?.id;
      const g = guess[j]?.id;
      if (t === undefined || g === undefined) continue;
      matched += 1;
      if (lastMatch.has(t) && lastMatch.get(t) !== g) idSwitches += 1;
      if (!before.has(t)) segments.set(t, (segments.get(t) ?? 0) + 1);
      lastMatch.set(t, g);
      now.set(t, g);
    }
    before = now;
  }

  const identified = identityMatches(overlaps);
  const falseNegatives = truths - matched;
  const falsePositives = guesses - matched;
  return {
    idf1: truths + guesses > 0 ? (2 * identified) / (truths + guesses) : 0,
    mota: truths > 0 ? 1 - (falseNegatives + falsePositives + idSwitches) / truths : 0,
    idSwitches,
    fragments: [...segments.values()].reduce((sum, count) => sum + count - 1, 0),
    frames: frames.length,
    gtTracks: truthIds.size,
  };
}

/** A pair of the frame before is kept while it still overlaps enough; the rest by largest total overlap. */
function pairFrame(
  truth: readonly Identified[],
  guess: readonly Identified[],
  alike: readonly (readonly number[])[],
  before: ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
  const KEEP = 1000; // outweighs every sum of overlaps
  const costs = truth.map((t, i) =>
    guess.map((g, j) => {
      const overlap = alike[i]?.[j] ?? 0;
      if (overlap < SAME) return Infinity;
      return -overlap - (before.get(t.id) === g.id ? KEEP : 0);
    }),
  );
  return assign(costs, 0);
}

/** The largest number of frames that a one-to-one pairing of true and predicted identities can explain. */
function identityMatches(overlaps: ReadonlyMap<number, ReadonlyMap<number, number>>): number {
  const guesses = [...new Set([...overlaps.values()].flatMap((together) => [...together.keys()]))];
  const rows = [...overlaps.values()];
  const costs = rows.map((together) => guesses.map((id) => -(together.get(id) ?? 0)));
  return assign(costs, 0).reduce((sum, [row, column]) => sum - (costs[row]?.[column] ?? 0), 0);
}
