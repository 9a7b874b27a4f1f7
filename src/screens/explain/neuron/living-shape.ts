import { rng } from '#core/rng.ts';

/** A piece of a branch, and how thick it is. */
export interface Branch {
  readonly d: string;
  readonly width: number;
}

const THICK = [3, 2.5, 1.5, 1] as const;

/** Where the two axons of other neurons come in, and the dendrite that takes over from each. */
export const INCOMING = [
  { d: 'M30 0C30 40 46 70 47 108', knob: [47, 114], spine: 'M49 142C54 190 72 220 86 258', cleft: [48, 130] },
  {
    d: 'M170 0C170 40 154 70 153 108',
    knob: [153, 114],
    spine: 'M151 142C146 190 128 220 114 258',
    cleft: [152, 130],
  },
] as const;
/** Dendrites that nobody speaks to here. */
export const TREE: readonly Branch[] = [
  ...grow(70, 292, Math.PI * 1.05, 30, 11),
  ...grow(72, 312, Math.PI * 0.86, 26, 5),
  ...grow(130, 292, -0.12, 30, 3),
  ...grow(128, 312, 0.42, 26, 8),
  ...grow(100, 258, -Math.PI / 2, 38, 21),
];
/** The axon, its sheaths, and where it ends. */
export const AXON = 'M100 326C100 346 92 358 94 378C97 406 106 424 102 456';
export const SHEATHS: readonly string[] = [
  'M94 372C93 384 94 392 95 400',
  'M97 412C99 424 102 432 103 441',
  'M104 453C104 464 104 472 103 482',
];
export const ENDS = [
  { d: 'M102 456C100 476 74 478 64 500', knob: [62, 506] },
  { d: 'M102 456C102 476 106 484 104 503', knob: [104, 509] },
  { d: 'M102 456C106 476 132 476 144 497', knob: [146, 503] },
] as const;
/** The cell's body. */
export const SOMA =
  'M86 256C94 248 108 248 115 257C130 262 138 278 134 298C132 314 116 318 108 332C104 338 96 338 92 332C84 318 68 314 66 298C63 278 72 262 86 256Z';

/** A branch that forks like a dendrite: each fork thinner, shorter and bent a little. Same seed, same branch. */
function grow(x: number, y: number, angle: number, length: number, seed: number): Branch[] {
  const random = rng(seed);
  const branches: Branch[] = [];
  const twig = (x0: number, y0: number, turn: number, long: number, depth: number): void => {
    const bend = (random() - 0.5) * 0.5;
    const [x1, y1] = [x0 + Math.cos(turn) * long, y0 + Math.sin(turn) * long];
    const [cx, cy] = [x0 + Math.cos(turn + bend) * long * 0.55, y0 + Math.sin(turn + bend) * long * 0.55];
    branches.push({
      d: `M${round(x0)} ${round(y0)}Q${round(cx)} ${round(cy)} ${round(x1)} ${round(y1)}`,
      width: THICK[depth] ?? 1,
    });
    if (depth >= 3) return;
    const spread = 0.35 + random() * 0.3;
    for (const side of [-1, 1]) {
      twig(x1, y1, turn + side * spread, long * (0.58 + random() * 0.16), depth + 1);
    }
  };
  twig(x, y, angle, length, 0);
  return branches;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
