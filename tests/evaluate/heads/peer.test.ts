import { expect, test } from 'vitest';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { mahalanobis } from './mahalanobis.ts';
import { trainPeerHead } from './peer-head.ts';

const normal = gaussian(rng(5));
const cloud = (centre: number, count: number) =>
  Array.from({ length: count }, () =>
    Float32Array.from({ length: 6 }, (_, i) => (i === 0 ? centre : 0) + normal() * 0.3),
  );
const vectors = [...cloud(-1, 12), ...cloud(1, 12)];
const classes = vectors.map((_, index) => (index < 12 ? 0 : 1));

test("the peer's head learns two clouds, and the same seed gives the same head", () => {
  const head = trainPeerHead(vectors, classes, 1);
  const again = trainPeerHead(vectors, classes, 1);
  for (const [label, centre] of [-1, 1].entries()) {
    for (const vector of cloud(centre, 20)) {
      const answer = head(vector);
      expect(answer.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      expect(answer[label]).toBeGreaterThan(0.5);
      expect(again(vector)).toEqual(answer);
    }
  }
});

test('the Mahalanobis distance is that of the written-out inverse', () => {
  // Two samples a class, two numbers: the covariance can be inverted by hand.
  const few = [
    [0, 0],
    [2, 2],
    [5, 0],
    [5, 2],
  ].map((values) => Float32Array.from(values));
  const distance = mahalanobis(few, [0, 0, 1, 1]);
  // Residuals ±(1, 1) and ±(0, 1): covariance [[½, ½], [½, 1]], spread ¾; shrunk by a tenth [[.525, .45], [.45, .975]].
  const [a, b, d] = [0.525, 0.45, 0.975];
  const at = (x: number, y: number) => (d * x * x - 2 * b * x * y + a * y * y) / (a * d - b * b);
  expect(distance(Float32Array.of(1, 3))).toBeCloseTo(at(0, 2), 3);
  expect(distance(Float32Array.of(6, 1))).toBeCloseTo(at(1, 0), 3);
});
