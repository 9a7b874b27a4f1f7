import type { Point } from '#core/box.ts';
import type { Chance } from './chance.ts';

/** Where a point of the square goes. */
export type Move = (point: Point) => Point;

/** Slow waves over the square, and parts that are given more or less room. */
export function bendOf({ about, random }: Chance): Move {
  const waves = Array.from({ length: 3 }, () => ({
    across: about(0.026),
    down: about(0.026),
    perX: 1.5 + 4 * random(),
    perY: 1.5 + 4 * random(),
    phase: 2 * Math.PI * random(),
  }));
  const [roomX, roomY] = [about(0.055), about(0.055)];
  return ({ x, y }) => {
    let [u, v] = [x + roomX * Math.sin(Math.PI * x), y + roomY * Math.sin(Math.PI * y)];
    for (const { across, down, perX, perY, phase } of waves) {
      const wave = Math.sin(perX * x + perY * y + phase);
      u += across * wave;
      v += down * wave;
    }
    return { x: u, y: v };
  };
}

/** Turned, slanted and stretched about the middle. Lines across rise to the right more often than they fall. */
export function turnOf({ about }: Chance, strength: number): Move {
  const angle = about(0.07);
  const [slant, rise] = [about(0.17), 0.05 * strength + about(0.12)];
  const [wide, tall] = [Math.exp(about(0.2)), Math.exp(about(0.2))];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ({ x, y }) => {
    const u = (x - 0.5) * wide + (0.5 - y) * slant;
    const v = (y - 0.5) * tall + (0.5 - x) * rise;
    return { x: 0.5 + u * cos - v * sin, y: 0.5 + u * sin + v * cos };
  };
}
