import type { DemoSprite } from '#demo/stage.ts';

/** A part of a cut-out that turns about its own joint. Shares of the cut-out's width and height. */
export interface Limb {
  readonly outline: readonly (readonly [number, number])[];
  readonly joint: readonly [number, number];
  /** Turn at the widest stride and at the moment when one leg passes the other, radians; positive turns clockwise. */
  readonly turn: readonly [number, number];
}

/**
 * How the walkers come apart, in the order of drawing: the leg behind, the leg in front, then the rest over both, so
 * that jacket and hand hide the joints. The photographs hold one moment of a step each; turning the legs gives the others.
 */
export const LIMBS: Readonly<Record<DemoSprite, readonly Limb[]>> = {
  astronaut: [],
  fireman240a: [
    {
      outline: [
        [0.57, 0.69],
        [0.7, 0.58],
        [0.74, 0.48],
        [0.84, 0.5],
        [0.9, 0.64],
        [0.92, 0.76],
        [1, 0.88],
        [1, 1],
        [0.66, 1],
        [0.66, 0.95],
        [0.78, 0.9],
        [0.75, 0.83],
        [0.64, 0.76],
      ],
      joint: [0.66, 0.52],
      turn: [0, 0.2],
    },
    {
      outline: [
        [0, 1],
        [0, 0.86],
        [0.15, 0.86],
        [0.24, 0.72],
        [0.31, 0.62],
        [0.36, 0.53],
        [0.42, 0.46],
        [0.76, 0.46],
        [0.71, 0.58],
        [0.6, 0.68],
        [0.53, 0.77],
        [0.4, 0.95],
        [0.33, 1],
      ],
      joint: [0.56, 0.51],
      turn: [0, -0.3],
    },
    {
      outline: [
        [0, 0],
        [1, 0],
        [1, 0.53],
        [0.8, 0.54],
        [0.74, 0.6],
        [0.6, 0.6],
        [0.4, 0.58],
        [0.37, 0.53],
        [0, 0.55],
      ],
      joint: [0.6, 0.55],
      turn: [0, 0],
    },
  ],
  fireman200b: [
    {
      outline: [
        [0.42, 0.6],
        [0.7, 0.56],
        [0.62, 0.69],
        [0.9, 0.78],
        [1, 0.8],
        [1, 0.98],
        [0.72, 0.98],
        [0.74, 0.89],
        [0.5, 0.82],
        [0.38, 0.75],
      ],
      joint: [0.44, 0.56],
      turn: [-0.1, 0.3],
    },
    {
      outline: [
        [0.1, 1],
        [0.1, 0.94],
        [0.2, 0.93],
        [0.19, 0.7],
        [0.21, 0.56],
        [0.52, 0.56],
        [0.5, 0.7],
        [0.52, 0.86],
        [0.52, 1],
      ],
      joint: [0.36, 0.56],
      turn: [0.09, -0.12],
    },
    {
      outline: [
        [0, 0],
        [1, 0],
        [1, 0.56],
        [0.6, 0.62],
        [0.4, 0.6],
        [0.15, 0.62],
        [0, 0.6],
      ],
      joint: [0.4, 0.55],
      turn: [0, 0],
    },
  ],
};
