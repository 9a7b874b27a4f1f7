import { expect, test } from 'vitest';
import { faceEdges } from '#hud/person/face-edges.ts';
import { FACE_CONTOURS } from '#hud/person/face-contours.ts';
import { numbers } from '../people.ts';

const next = numbers(7);
const mesh = Float32Array.from({ length: 468 * 2 }, () => next());
const edges = faceEdges(mesh, 1);

test('the lines of the web never cross', () => {
  const crosses = (a: number, b: number, c: number, d: number) => {
    const side = (p: number, q: number, r: number) =>
      Math.sign(
        (mesh[2 * q]! - mesh[2 * p]!) * (mesh[2 * r + 1]! - mesh[2 * p + 1]!) -
          (mesh[2 * q + 1]! - mesh[2 * p + 1]!) * (mesh[2 * r]! - mesh[2 * p]!),
      );
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  };
  let crossings = 0;
  for (let i = 0; i < edges.length; i += 2) {
    for (let j = i + 2; j < edges.length; j += 2) {
      const [a, b, c, d] = [edges[i]!, edges[i + 1]!, edges[j]!, edges[j + 1]!];
      if (new Set([a, b, c, d]).size === 4 && crosses(a, b, c, d)) crossings++;
    }
  }
  expect(crossings).toBe(0);
});

test('every point hangs in the web and no line is drawn twice', () => {
  expect(new Set(edges).size).toBe(468);
  const pairs = Array.from({ length: edges.length / 2 }, (_, i) =>
    [edges[2 * i]!, edges[2 * i + 1]!].sort((a, b) => a - b).join('-'),
  );
  expect(new Set(pairs).size).toBe(pairs.length);
});

test('contours name only points of the mesh', () => {
  for (const index of FACE_CONTOURS.flat()) expect(index).toBeLessThan(468);
});
