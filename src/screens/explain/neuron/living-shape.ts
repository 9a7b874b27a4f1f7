import { rng } from '#core/rng.ts';

/** A piece of a branch, and how thick it is. */
export interface Branch {
  readonly d: string;
  readonly width: number;
}

const THICK = [3, 2.5, 1.5, 1] as const;

/** A branch that forks like a dendrite: each fork thinner, shorter and bent a little. Same seed, same branch. */
export function grow(x: number, y: number, angle: number, length: number, seed: number): Branch[] {
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
