import { describe, expect, test } from 'vitest';
import type { Box } from '#core/box.ts';
import { shareInside } from '#core/box.ts';
import type { Detection } from '#core/detection/detection.ts';
import { faceSquares, squareAround } from '#core/detection/face-squares.ts';
import { distinctFaces, peopleWithFaces } from '#core/detection/people-with-faces.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';

const face: Box = { x: 0.4, y: 0.3, width: 0.12, height: 0.2 };
const body: Box = { x: 0.3, y: 0.2, width: 0.32, height: 0.8 };
const person = (box: Box, score: number): Detection => ({ kind: 'person', box, score });

describe('whoever shows a face is a person', () => {
  test('where nobody was detected: a head around the face, sure enough to be followed', () => {
    const [seen, ...more] = peopleWithFaces([], [{ box: face, score: 0.8 }], []);
    expect(more).toEqual([]);
    expect(seen?.score).toBe(0.8);
    expect(seen?.score).toBeGreaterThan(LIFE.sureScore);
    expect(shareInside(face, seen!.box)).toBe(1);
    expect(seen!.box.height).toBeLessThan(2 * face.height);
  });

  test('a detected person has one face of their own and stays as they are', () => {
    expect(peopleWithFaces([person(body, 0.9)], [{ box: face, score: 0.7 }], [])).toEqual([person(body, 0.9)]);
  });

  test('a find too weak to count becomes as sure as the face in its head', () => {
    expect(peopleWithFaces([person(body, 0.2)], [{ box: face, score: 0.7 }], [])).toEqual([person(body, 0.7)]);
  });

  test('a weak find with the face at its feet, or far too small for it, is somebody else', () => {
    const atFeet = { ...face, y: 0.8, height: 0.15 };
    const tiny = { x: 0.45, y: 0.25, width: 0.02, height: 0.03 };
    for (const box of [atFeet, tiny]) {
      const seen = peopleWithFaces([person(body, 0.2)], [{ box, score: 0.7 }], []);
      expect(seen).toHaveLength(2);
      expect(seen[0]).toEqual(person(body, 0.2));
    }
  });

  test('of a sure and a weak find of one person the sure one has the face', () => {
    const weak = person({ ...face, height: 0.3 }, 0.2);
    expect(peopleWithFaces([person(body, 0.9), weak], [{ box: face, score: 0.7 }], [])).toEqual([
      person(body, 0.9),
      weak,
    ]);
  });

  test('a second face inside one person, as of a child on the arm, is one more person', () => {
    const child = { x: 0.35, y: 0.55, width: 0.1, height: 0.16 };
    const faces = [face, child].map((box) => ({ box, score: 0.9 }));
    const seen = peopleWithFaces([person(body, 0.9)], faces, []);
    expect(seen).toHaveLength(2);
    expect(shareInside(child, seen[1]!.box)).toBeCloseTo(1);
  });

  test('of two people each gets the face that is nearer to their head', () => {
    const other = { ...body, x: 0.45 };
    const theirs = { ...face, x: 0.55 };
    const faces = [theirs, face].map((box) => ({ box, score: 0.9 }));
    expect(peopleWithFaces([person(body, 0.9), person(other, 0.8)], faces, [])).toHaveLength(2);
  });

  test('somebody followed keeps the box that they had, moved and grown with the face', () => {
    const moved = { x: face.x + 0.02, y: face.y, width: face.width * 1.1, height: face.height * 1.1 };
    const [seen] = peopleWithFaces([], [{ box: moved, score: 0.8 }], [{ box: body, face }]);
    expect(seen!.box.height).toBeCloseTo(body.height * 1.1);
    expect(seen!.box.width).toBeCloseTo(body.width * 1.1);
    expect((moved.y - seen!.box.y) / seen!.box.height).toBeCloseTo((face.y - body.y) / body.height);
  });
});

test('a face found in two squares is one face, and half of it at an edge too', () => {
  const half = { ...face, width: face.width / 2 };
  const finds = [
    { box: half, score: 0.7 },
    { box: face, score: 0.9 },
    { box: { ...face, x: 0.1 }, score: 0.8 },
  ];
  expect(distinctFaces(finds).map(({ score }) => score)).toEqual([0.9, 0.8]);
});

describe('squares', () => {
  test.each([16 / 9, 4 / 3, 1, 3 / 4, 9 / 16, 2.5])(
    'of a picture %f: square in pixels, and each face whole in one of them',
    (aspect) => {
      const squares = faceSquares(aspect);
      for (const { width, height } of squares) expect((width * aspect) / height).toBeCloseTo(1);
      const side = 1 / 3;
      for (let from = 0; from <= 1; from += 0.01) {
        const [width, height] = [Math.min(side, side / aspect), Math.min(side, side * aspect)];
        const one = { x: from * (1 - width), y: from * (1 - height), width, height };
        expect(squares.some((square) => shareInside(one, square) > 0.999)).toBe(true);
      }
    },
  );

  test('around a face: square in pixels, the face in its middle', () => {
    const square = squareAround(face, 4 / 3);
    expect((square.width * (4 / 3)) / square.height).toBeCloseTo(1);
    expect(square.x + square.width / 2).toBeCloseTo(face.x + face.width / 2);
  });
});
