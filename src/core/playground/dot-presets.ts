import { onGrid, type Dot } from './dots.ts';

/** Sets of dots that somebody can begin with. */
export const DOT_PRESETS = ['xor', 'both', 'either', 'circle', 'moons'] as const;
export type DotPreset = (typeof DOT_PRESETS)[number];

const CORNER = 0.6;

/** Kind 1 is what the last neuron should fire for. */
export function presetDots(preset: DotPreset): readonly Dot[] {
  switch (preset) {
    case 'xor':
      return corners((right, up) => right !== up);
    case 'both':
      return corners((right, up) => right && up);
    case 'either':
      return corners((right, up) => right || up);
    case 'circle':
      return [...ring(0.28, 8, 1), ...ring(0.8, 16, 0)];
    case 'moons':
      return [...moon(-0.22, -0.18, 1, 0), ...moon(0.22, 0.18, -1, 1)];
    default:
      return preset satisfies never;
  }
}

function corners(fires: (right: boolean, up: boolean) => boolean): Dot[] {
  return [false, true].flatMap((right) =>
    [false, true].map((up) => dot(right ? CORNER : -CORNER, up ? CORNER : -CORNER, fires(right, up) ? 1 : 0)),
  );
}

function ring(radius: number, count: number, kind: 0 | 1): Dot[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return dot(radius * Math.cos(angle), radius * Math.sin(angle), kind);
  });
}

/** A half circle, open to the other. */
function moon(x: number, y: number, up: 1 | -1, kind: 0 | 1): Dot[] {
  return Array.from({ length: 11 }, (_, i) => {
    const angle = (i / 10) * Math.PI;
    return dot(x + 0.55 * Math.cos(angle), y + up * 0.7 * Math.sin(angle), kind);
  });
}

function dot(x: number, y: number, kind: 0 | 1): Dot {
  return { x: onGrid(x), y: onGrid(y), kind };
}
