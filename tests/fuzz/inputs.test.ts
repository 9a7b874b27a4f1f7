import { expect, test } from 'vitest';
import { memoryLimit, tryInput } from './inputs.ts';

const MUTANTS = 2000;
/** Mutants that wait for each other's reading. */
const TOGETHER = 8;
/** A shared machine: a mutant may wait for its turn. */
const PATIENCE = 20;

test(`${MUTANTS} mutants of files, codes, rules and links are taken whole or refused in words, and change nothing else`, async () => {
  const most = memoryLimit();
  const broken: string[] = [];
  for (let from = 1; from <= MUTANTS; from += TOGETHER) {
    const seeds = Array.from({ length: TOGETHER }, (_, at) => from + at);
    for (const tried of await Promise.all(seeds.map((seed) => tryInput(seed, null, PATIENCE)))) {
      if (tried.broken) broken.push(`seed ${tried.seed}, ${tried.input}: ${tried.broken}`);
    }
  }
  expect(broken).toEqual([]);
  expect(process.memoryUsage().rss).toBeLessThan(most);
});
