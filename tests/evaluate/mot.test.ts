import { describe, expect, it } from 'vitest';
import { evaluateTracking, parseGt } from './mot.ts';
import type { GtFrames, Identified } from './mot.ts';

const at = (id: number, x: number): Identified => ({ id, box: { x, y: 0, width: 10, height: 20 } });
const clip = (...frames: Identified[][]): GtFrames => new Map(frames.map((people, index) => [index + 1, people]));

describe('reading ground truth', () => {
  it('leaves out the rows whose seventh field is 0 and keeps frames and ids', () => {
    const gt = parseGt('1,7,10,20,30,40,1,-1,-1,-1\n1,8,0,0,5,5,0\n3,7,11,20,30,40,1\n');
    expect([...gt.keys()]).toEqual([1, 3]);
    expect(gt.get(1)).toEqual([{ id: 7, box: { x: 10, y: 20, width: 30, height: 40 } }]);
  });
  it('gives shares of the picture when it is told the size', () => {
    const box = parseGt('1,1,50,20,10,40,1', { width: 100, height: 200 }).get(1)?.[0]?.box;
    expect(box).toEqual({ x: 0.5, y: 0.1, width: 0.1, height: 0.2 });
  });
  it('says which line it cannot read', () => {
    expect(() => parseGt('1,1,0,0,1,1,1\nno,boxes,here')).toThrow('line 2');
  });
});

describe('tracking figures, computed by hand', () => {
  const truth = clip([at(1, 0), at(2, 100)], [at(1, 1), at(2, 101)], [at(1, 2), at(2, 102)], [at(1, 3), at(2, 103)]);

  it('are perfect for a perfect prediction under other names', () => {
    const same = new Map([...truth].map(([f, people]) => [f, people.map((p) => ({ ...p, id: p.id + 40 }))]));
    expect(evaluateTracking(truth, same)).toEqual({
      idf1: 1,
      mota: 1,
      idSwitches: 0,
      fragments: 0,
      frames: 4,
      gtTracks: 2,
    });
  });
  it('count two switches and half the identities when two people swap names half-way', () => {
    const swapped = clip(
      [at(1, 0), at(2, 100)],
      [at(1, 1), at(2, 101)],
      [at(2, 2), at(1, 102)],
      [at(2, 3), at(1, 103)],
    );
    const figures = evaluateTracking(truth, swapped);
    expect(figures.idSwitches).toBe(2);
    expect(figures.fragments).toBe(0);
    expect(figures.mota).toBeCloseTo(1 - 2 / 8); // two switches among eight true boxes
    expect(figures.idf1).toBeCloseTo(0.5); // 2·4 / (8 + 8)
  });
  it('count a gap as a fragment, and a new name after the gap as a switch as well', () => {
    const gone = clip([at(1, 0), at(2, 100)], [at(1, 1)], [at(1, 2), at(9, 102)], [at(1, 3), at(9, 103)]);
    const figures = evaluateTracking(truth, gone);
    expect(figures.fragments).toBe(1);
    expect(figures.idSwitches).toBe(1);
    expect(figures.mota).toBeCloseTo(1 - (1 + 0 + 1) / 8); // one missed, one switch
    expect(figures.idf1).toBeCloseTo((2 * 6) / (8 + 7)); // person 1 four frames, person 2 as 9 two frames
  });
  it('punish boxes where nobody is and boxes that overlap too little', () => {
    const off = clip([at(1, 6), at(2, 100)], [at(1, 1), at(2, 101), at(3, 500)], [], []);
    const figures = evaluateTracking(truth, off);
    // at(1, 6) overlaps at(1, 0) by 4/16: one miss and one false box; then one false box; then four misses.
    expect(figures.mota).toBeCloseTo(1 - (5 + 2) / 8);
    expect(figures.idf1).toBeCloseTo((2 * 3) / (8 + 5));
  });
  it('keep a pair of the frame before although another box overlaps more', () => {
    const crowd = clip([at(1, 0)], [at(1, 3), at(5, 1)]);
    const one = clip([at(1, 0)], [at(1, 1)]);
    expect(evaluateTracking(one, crowd).idSwitches).toBe(0);
  });
  it('judge only the frames that were looked at', () => {
    const everyOther = new Map([...truth].filter(([frame]) => frame % 2 === 1));
    expect(evaluateTracking(truth, everyOther)).toMatchObject({ idf1: 1, mota: 1, frames: 2 });
  });
});
