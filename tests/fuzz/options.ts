import { parseArgs } from 'node:util';

/** What can be tried: all that comes in, a part of it, or faults by chance in a browser. */
export const FIELDS = ['inputs', 'projects', 'codes', 'rules', 'links', 'media', 'photos', 'chance'] as const;
export type Field = (typeof FIELDS)[number];

/** What `npm run fuzz` was asked for. */
export interface FuzzOptions {
  /** The first seed; each run takes the next one. */
  readonly seed: number;
  readonly runs: number;
  readonly only: Field;
  /** Where the result goes; null: it is only said. */
  readonly json: string | null;
}

/** Reads the command line; a string says what is wrong with it. */
export function readOptions(args: readonly string[]): FuzzOptions | string {
  const text = { type: 'string' } as const;
  let values: { seed?: string; runs?: string; only?: string; json?: string };
  try {
    ({ values } = parseArgs({ args: [...args], options: { seed: text, runs: text, only: text, json: text } }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const seed = Number(values.seed ?? 1);
  const runs = Number(values.runs ?? 1000);
  const only = FIELDS.find((one) => one === (values.only ?? 'inputs'));
  if (!Number.isSafeInteger(seed) || seed < 0) return '--seed is a whole number.';
  if (!Number.isSafeInteger(runs) || runs < 1) return '--runs is a whole number above 0.';
  if (!only) return `--only is one of ${FIELDS.join(', ')}.`;
  return { seed, runs, only, json: values.json ?? null };
}
