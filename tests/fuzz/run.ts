/** `npm run fuzz -- --seed S --runs N [--only FIELD] [--json FILE]`: inputs and faults by chance; a seed that failed fails again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { step } from '../runner/step.ts';
import type * as Inputs from './inputs.ts';
import { load } from './load.ts';
import { readOptions, type FuzzOptions } from './options.ts';

/** One run that did not hold: its seed and what was broken. */
interface Failed {
  readonly seed: number;
  readonly what: string;
}

/** Mutants that wait for each other's reading. */
const TOGETHER = 8;
/** Every mutant may take so many times what it takes alone. */
const PATIENCE = 20;

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
const began = performance.now();
const failed = await runsOf(options);
const seconds = Math.round((performance.now() - began) / 1000);
for (const { seed, what } of failed) {
  console.error(`\nseed ${seed}: ${what}\n  npm run fuzz -- --seed ${seed} --runs 1 --only ${options.only}`);
}
const { seed, runs, only, json } = options;
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`\n${only}: ${runs} runs from seed ${seed}, ${failed.length} failed, ${seconds} s, ${memory} MB at most`);
if (json) {
  mkdirSync(dirname(json), { recursive: true });
  writeFileSync(json, `${JSON.stringify({ seed, runs, only, failed, seconds, memory }, null, 2)}\n`);
}
process.exit(failed.length > 0 ? 1 : 0);

async function runsOf(asked: FuzzOptions): Promise<Failed[]> {
  if (asked.only === 'chance' || asked.only === 'photos') {
    const { ok } = await step('build', 'vite', ['build', '--logLevel', 'warn']);
    if (!ok) return [{ seed: asked.seed, what: 'there is no build' }];
  }
  if (asked.only === 'chance') return (await import('./chance/run-sequences.ts')).runSequences(asked);
  if (asked.only === 'photos') return (await import('./photos/run-photos.ts')).runPhotos(asked);
  return runInputs(asked);
}

async function runInputs({ seed: first, runs: count, only: field }: FuzzOptions): Promise<Failed[]> {
  const { module, close } = await load<typeof Inputs>('/tests/fuzz/inputs.ts');
  const input = field === 'inputs' ? null : (field as Inputs.Input);
  const limit = module.memoryLimit();
  const found: Failed[] = [];
  for (let from = first; from < first + count; from += TOGETHER) {
    const seeds = Array.from({ length: Math.min(TOGETHER, first + count - from) }, (_, at) => from + at);
    const tried = await Promise.all(seeds.map((one) => module.tryInput(one, input, PATIENCE)));
    for (const one of tried) {
      if (one.broken) found.push({ seed: one.seed, what: `${one.input}: ${one.broken}` });
    }
    if (process.memoryUsage().rss > limit) {
      found.push({ seed: from, what: 'the process holds more memory than a file may unpack to' });
      break;
    }
    if ((from - first) % 8000 < TOGETHER && from > first) console.log(`${from - first} of ${count}`);
  }
  await close();
  return found;
}
