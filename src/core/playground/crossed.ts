import type { Dot } from './dots.ts';

/** Two dots of each kind with one middle, as in XOR: that middle would have to lie on both sides of a line at once. */
export function crossed(dots: readonly Dot[]): boolean {
  const [noughts, ones] = [0, 1].map((kind) => dots.filter((dot) => dot.kind === kind));
  if (noughts?.length !== 2 || ones?.length !== 2) return false;
  const sum = (pair: readonly Dot[], axis: 'x' | 'y') => pair.reduce((total, dot) => total + dot[axis], 0);
  return (['x', 'y'] as const).every((axis) => Math.abs(sum(noughts, axis) - sum(ones, axis)) < 1e-9);
}
