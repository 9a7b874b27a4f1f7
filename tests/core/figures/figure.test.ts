import { expect, test } from 'vitest';
import { boxOf, FIGURE_ASPECT, figureOf, type FigureTraits } from '#core/figures/figure.ts';
import { shapesOf } from '#core/figures/figure-shapes.ts';
import { rng } from '#core/rng.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

test('the same seed draws the same figure', () => {
  expect(figureOf({}, rng(3))).toEqual(figureOf({}, rng(3)));
});

test('a trait that is said changes nothing else', () => {
  const plain = figureOf({ hat: false }, rng(3));
  const dressed = figureOf({ hat: true }, rng(3));
  expect({ ...dressed, hat: false }).toEqual(plain);
});

test('everybody stands whole inside the picture, and inside the box', () => {
  for (const seed of seeds) {
    const figure = figureOf({}, rng(seed));
    const box = boxOf(figure);
    expect(box.x).toBeGreaterThan(-0.02);
    expect(box.x + box.width).toBeLessThan(1.02);
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThanOrEqual(1);
    // The first four shapes are the wall, the floor and the shadow.
    for (const shape of shapesOf(figure).slice(4)) {
      const points = shape.kind === 'polygon' ? shape.points : [shape.centre];
      for (const { x, y } of points) {
        expect(x / FIGURE_ASPECT).toBeGreaterThan(box.x - 0.02);
        expect(x / FIGURE_ASPECT).toBeLessThan(box.x + box.width + 0.02);
        expect(y).toBeGreaterThan(box.y - 0.02);
        expect(y).toBeLessThan(box.y + box.height + 0.02);
      }
    }
  }
});

test.each(['mask', 'hat', 'bag', 'bands'] satisfies (keyof FigureTraits)[])('%s is drawn where it is worn', (trait) => {
  const shapes = (on: boolean) => shapesOf(figureOf({ [trait]: on }, rng(5))).length;
  expect(shapes(true)).toBeGreaterThan(shapes(false));
});
