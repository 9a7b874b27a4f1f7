/** `npm run evaluate -- TASK --data DIR --json FILE [options]`: production recognition over a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOptions, type EvaluateOptions } from './options.ts';
import { evaluateHandwriting } from './handwriting.ts';
import { evaluateHeads } from './heads.ts';
import { evaluateLive } from './live.ts';
import { evaluatePeople } from './people.ts';
import { evaluatePhotos } from './photos.ts';
import { evaluateTracking } from './tracking.ts';
import { Unmeasurable } from './unmeasurable.ts';

const TASKS: Record<string, (options: EvaluateOptions) => Promise<object>> = {
  people: evaluatePeople,
  tracking: evaluateTracking,
  photos: evaluatePhotos,
  heads: evaluateHeads,
  handwriting: evaluateHandwriting,
  live: evaluateLive,
};

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const task = TASKS[options.task];
  if (!task) throw new Unmeasurable(`${options.task} is not a task: ${Object.keys(TASKS).join(', ')}.`);
  const result = { task: options.task, seed: options.seed, ...(await task(options)) };
  mkdirSync(dirname(options.json), { recursive: true });
  writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`Written to ${options.json}.`);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof Unmeasurable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
