import { describe, expect, it } from 'vitest';
import { halves, WHOLE } from '#core/detection/closer-look.ts';
import type { Detection } from '#core/detection/detection.ts';
import { mergeLooks } from '#core/detection/merge-looks.ts';

const [LEFT, RIGHT] = halves(4 / 3);
const found = (x: number, y: number, width: number, height: number, score: number): Detection => ({
  kind: 'person',
  box: { x, y, width, height },
  score,
});
const scores = (detections: readonly Detection[]): number[] => detections.map(({ score }) => score);

describe('merging looks', () => {
  it('takes a person seen in both halves once, with the better score', () => {
    const twice = [found(0.45, 0.4, 0.05, 0.2, 0.7), found(0.452, 0.4, 0.05, 0.2, 0.8)];
    const looks = [
      { part: LEFT, found: [twice[0]!] },
      { part: RIGHT, found: [twice[1]!] },
    ];
    expect(scores(mergeLooks(looks))).toEqual([0.8]);
  });
  it('drops a box that is cut by the inner edge of its part, not one at the edge of the frame', () => {
    const cut = found(LEFT.width - 0.05, 0.2, 0.05, 0.5, 0.9);
    const leaving = found(0, 0.2, 0.05, 0.5, 0.6);
    expect(scores(mergeLooks([{ part: LEFT, found: [cut, leaving] }]))).toEqual([0.6]);
  });
  it('doubts a small find of the whole frame that a closer look did not confirm', () => {
    const small = found(0.1, 0.4, 0.03, 0.1, 0.6);
    const unseen = mergeLooks([
      { part: WHOLE, found: [small] },
      { part: LEFT, found: [] },
    ]);
    expect(unseen[0]?.score).toBeLessThan(0.4);
    const elsewhere = mergeLooks([
      { part: WHOLE, found: [small] },
      { part: RIGHT, found: [] },
    ]);
    expect(elsewhere[0]?.score).toBe(0.6);
  });
  it('believes the whole frame about somebody large', () => {
    const large = found(0.1, 0.1, 0.3, 0.8, 0.6);
    expect(
      scores(
        mergeLooks([
          { part: WHOLE, found: [large] },
          { part: LEFT, found: [] },
        ]),
      ),
    ).toEqual([0.6]);
  });
  it('drops a piece of a person, but keeps a child who stands before a parent', () => {
    const parent = found(0.3, 0.1, 0.3, 0.8, 0.9);
    const piece = found(0.32, 0.12, 0.26, 0.3, 0.5);
    const child = found(0.38, 0.5, 0.15, 0.4, 0.85);
    expect(scores(mergeLooks([{ part: WHOLE, found: [parent, piece, child] }]))).toEqual([0.9, 0.85]);
  });
  it('drops half of a portrait that a closer look took for a whole person, not somebody small before it', () => {
    const portrait = found(0.15, 0.05, 0.7, 0.95, 0.75);
    const half = found(0.16, 0.06, LEFT.width - 0.16 - 0.02, 0.9, 0.9);
    const small = found(LEFT.width - 0.15, 0.5, 0.12, 0.4, 0.8);
    const looks = [
      { part: WHOLE, found: [portrait] },
      { part: LEFT, found: [half, small] },
    ];
    expect(scores(mergeLooks(looks))).toEqual([0.8, 0.75]);
  });
  it('keeps things apart from people', () => {
    const looks = [
      {
        part: WHOLE,
        found: [found(0.4, 0.4, 0.2, 0.4, 0.9), { ...found(0.4, 0.4, 0.2, 0.4, 0.5), kind: 'umbrella' as const }],
      },
    ];
    expect(mergeLooks(looks)).toHaveLength(2);
  });
});
