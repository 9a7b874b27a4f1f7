/** `npm run mutate -- [FIELD…]`: changes the production code in small ways, one at a time, and sees whether a test fails. */
import { existsSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import type { Choice } from './choose.ts';
import { FIELDS } from './fields.ts';

const REPORTS = '.cache/mutation';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string' }, seed: { type: 'string' }, again: { type: 'boolean' } },
});
const share = Number(values.share ?? 1);
const seed = Number(values.seed ?? 1);
const unknown = positionals.filter((name) => !(name in FIELDS));
if (unknown.length > 0) stop(`No field is called ${unknown.join(', ')}: ${Object.keys(FIELDS).join(', ')}.`);
if (!(share > 0 && share <= 1)) stop('--share is above 0 and 1 at most.');
if (!Number.isSafeInteger(seed)) stop('--seed is a whole number.');

for (const name of positionals.length > 0 ? positionals : Object.keys(FIELDS)) await mutate(name);

async function mutate(name: string): Promise<void> {
  process.env.MUTATED_FIELD = name;
  process.env.MUTANTS = JSON.stringify(values.again ? survivorsOf(name) : ({ share, seed } satisfies Choice));
  await new Stryker({
    mutate: [...(FIELDS[name]?.mutate ?? [])],
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', fileURLToPath(new URL('choose.ts', import.meta.url))],
    checkers: ['choose'],
    // The chooser is TypeScript.
    checkerNodeArgs: ['--import', 'tsx'],
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000,
    tempDirName: `${REPORTS}/sandbox`,
    ignorePatterns: ['.cache', 'public', 'dist', 'docs'],
    reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `${REPORTS}/${name}.json` },
    htmlReporter: { fileName: `${REPORTS}/${name}.html` },
    thresholds: { high: 90, low: 80, break: values.again ? null : 80 },
  }).runMutationTest();
}

/** The report before is kept beside the new one, which would take its place. */
function survivorsOf(name: string): Choice {
  const [report, before] = [`${REPORTS}/${name}.json`, `${REPORTS}/${name}-before.json`];
  if (!existsSync(report)) stop(`No report of ${name} yet: run it without --again first.`);
  renameSync(report, before);
  return { survivedIn: resolve(before) };
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
