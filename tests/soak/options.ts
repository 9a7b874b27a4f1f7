import { parseArgs } from 'node:util';

/** The long runs, in the order in which they are made. */
export const PARTS = ['looks', 'teaching', 'sources', 'stand'] as const;
export type Part = (typeof PARTS)[number];

/** How often each part does what it does, in a whole run. `stand`: eight hours of families, two minutes each. */
export const WHOLE: Readonly<Record<Part, number>> = { looks: 10_000, teaching: 10_000, sources: 1000, stand: 240 };

/** What `npm run soak` was asked for. */
export interface SoakOptions {
  readonly json: string;
  /** Share 0..1 of a whole run. */
  readonly share: number;
  readonly parts: readonly Part[];
}

/** Reads the command line; a string says what is wrong with it. */
export function readOptions(args: readonly string[]): SoakOptions | string {
  const text = { type: 'string' } as const;
  let values: { json?: string; share?: string; only?: string };
  try {
    ({ values } = parseArgs({ args: [...args], options: { json: text, share: text, only: text } }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const share = Number(values.share ?? 1);
  const wanted = (values.only ?? PARTS.join(',')).split(',');
  const parts = PARTS.filter((part) => wanted.includes(part));
  if (!values.json) return 'Say where the result goes: --json FILE.';
  if (!(share > 0 && share <= 1)) return '--share is a number above 0, at most 1.';
  if (parts.length < wanted.length) return `--only names some of ${PARTS.join(', ')}.`;
  return { json: values.json, share, parts };
}
