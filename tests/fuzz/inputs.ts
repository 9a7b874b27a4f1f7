import { Chance } from './chance.ts';
import { fuzzCode } from './inputs/codes.ts';
import { fuzzLink } from './inputs/links.ts';
import { fuzzMediaHeader } from './inputs/media-headers.ts';
import { fuzzProject } from './inputs/projects.ts';
import { fuzzRules } from './inputs/rules.ts';

/** What comes in from outside and needs no browser to be read, each with its share of all mutants. */
export const INPUTS = {
  projects: { share: 0.5, run: fuzzProject },
  codes: { share: 0.15, run: fuzzCode },
  rules: { share: 0.1, run: fuzzRules },
  links: { share: 0.1, run: fuzzLink },
  media: { share: 0.15, run: fuzzMediaHeader },
} as const;

export type Input = keyof typeof INPUTS;

/** ms that one mutant may take on a machine that has nothing else to do; many times that is allowed. */
const LONGEST = 500;
/** Bytes that the process may grow by while it reads mutants: twice what a project may have unpacked, and room for the collector. */
const MOST_MEMORY = 640 * 2 ** 20;

/** How one mutant ended: what it broke, null where everything held, and how long it took, ms. */
export interface Tried {
  readonly seed: number;
  readonly input: Input;
  readonly broken: string | null;
  readonly ms: number;
}

/** Reads one mutant. The same seed makes the same one; `only`: of this input, else of one that the seed picks. */
export async function tryInput(seed: number, only: Input | null, patience: number): Promise<Tried> {
  const chance = new Chance(seed);
  const input = only ?? pickInput(chance);
  const began = performance.now();
  let broken: string | null = null;
  try {
    await INPUTS[input].run(chance);
  } catch (error) {
    broken = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n') : String(error);
  }
  const ms = performance.now() - began;
  if (ms > LONGEST * patience) broken ??= `took ${Math.round(ms)} ms`;
  return { seed, input, broken, ms };
}

/** What the process may hold at most while mutants are read, bytes, from what it holds now. */
export function memoryLimit(): number {
  return process.memoryUsage().rss + MOST_MEMORY;
}

function pickInput(chance: Chance): Input {
  let left = chance.int(1000) / 1000;
  for (const [name, { share }] of Object.entries(INPUTS)) if ((left -= share) < 0) return name as Input;
  return 'projects';
}
