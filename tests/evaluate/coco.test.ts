import { describe, expect, test } from 'vitest';
import { evaluateCoco, type CocoBox, type CocoImage } from './coco.ts';

const A: CocoBox = [0, 0, 100, 100];
const B: CocoBox = [200, 0, 100, 100];
const C: CocoBox = [0, 300, 100, 100];
const person = (box: CocoBox) => ({ box, crowd: false });
const crowd = (box: CocoBox) => ({ box, crowd: true });
const found = (box: CocoBox, score: number) => ({ box, score });

// Every expected value is worked out by hand from pycocotools' rules (101 recalls, best precision from there on).
describe('COCO figures', () => {
  test.each<[string, CocoImage[], { ap50: number; ap?: number; recall50: number }]>([
    [
      'everything found exactly is 1',
      [{ truth: [person(A), person(B)], found: [found(A, 0.9), found(B, 0.8)] }],
      { ap50: 1, ap: 1, recall50: 1 },
    ],
    ['nothing found is 0', [{ truth: [person(A)], found: [] }], { ap50: 0, ap: 0, recall50: 0 }],
    [
      'half found: precision 1 at the 51 recalls 0 … 0.50',
      [{ truth: [person(A), person(B)], found: [found(A, 0.9)] }],
      { ap50: 51 / 101, recall50: 0.5 },
    ],
    [
      'a better scored false box halves the precision',
      [{ truth: [person(A)], found: [found(C, 0.9), found(A, 0.8)] }],
      { ap50: 0.5, recall50: 1 },
    ],
    [
      'a worse scored false box costs nothing',
      [{ truth: [person(A)], found: [found(A, 0.9), found(C, 0.8)] }],
      { ap50: 1, recall50: 1 },
    ],
    [
      'what is found on a picture of nobody is false',
      [
        { truth: [], found: [found(A, 0.95)] },
        { truth: [person(A)], found: [found(A, 0.9)] },
      ],
      { ap50: 0.5, recall50: 1 },
    ],
    [
      'a second box on the same person is false',
      [{ truth: [person(A), person(B)], found: [found(A, 0.9), found(A, 0.8), found(B, 0.7)] }],
      // recalls 0 … 0.50 at precision 1, then 50 recalls at 2/3
      { ap50: (51 + 50 * (2 / 3)) / 101, recall50: 1 },
    ],
    [
      'boxes inside a crowd are neither right nor wrong, however many',
      [
        {
          truth: [person(A), crowd([200, 0, 300, 300])],
          found: [found(B, 0.99), found([300, 50, 50, 50], 0.98), found(A, 0.5)],
        },
      ],
      { ap50: 1, recall50: 1 },
    ],
    [
      'a person inside a crowd region counts as a person first',
      [{ truth: [crowd([0, 0, 400, 400]), person(A)], found: [found(A, 0.9)] }],
      { ap50: 1, recall50: 1 },
    ],
  ])('%s', (_name, images, expected) => {
    const figures = evaluateCoco(images);
    expect(figures.ap50).toBeCloseTo(expected.ap50, 10);
    expect(figures.recall50).toBeCloseTo(expected.recall50, 10);
    if (expected.ap !== undefined) expect(figures.ap).toBeCloseTo(expected.ap, 10);
  });

  test('a box at IoU 0.6 counts at 0.50, 0.55 and 0.60 and no further', () => {
    // 100×100 against 100×60 inside it: IoU 0.6
    const figures = evaluateCoco([{ truth: [person(A)], found: [found([0, 0, 100, 60.0001], 0.9)] }]);
    expect(figures.ap50).toBe(1);
    expect(figures.ap).toBeCloseTo(0.3, 10);
  });

  test('of 101 boxes on one picture the worst is not looked at', () => {
    const noise = Array.from({ length: 100 }, (_, index) => found([1000 + index * 10, 0, 5, 5], 0.9));
    expect(evaluateCoco([{ truth: [person(A)], found: [...noise, found(A, 0.1)] }]).recall50).toBe(0);
    expect(evaluateCoco([{ truth: [person(A)], found: [...noise.slice(1), found(A, 0.1)] }]).recall50).toBe(1);
  });

  test('each found box takes the true box it covers best, not the first', () => {
    const figures = evaluateCoco([
      {
        truth: [person([0, 0, 100, 100]), person([20, 0, 100, 100])],
        found: [found([20, 0, 100, 100], 0.9), found([0, 0, 100, 100], 0.8)],
      },
    ]);
    expect(figures).toEqual({ ap50: 1, ap: 1, recall50: 1 });
  });

  test('a set without anybody has no precision to speak of', () => {
    expect(evaluateCoco([{ truth: [], found: [found(A, 0.9)] }]).ap50).toBeNaN();
  });
});
