import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, step, type Step } from './step.ts';
import { tally, type Report, type Tally } from './tally.ts';

/** Runs Vitest over some of its projects and counts from its own report. */
export async function testProjects(name: string, projects: readonly string[]): Promise<{ step: Step; tally: Tally }> {
  const file = join(root, `.cache/tests/${projects.join('-')}.json`);
  rmSync(file, { force: true });
  const done = await step(name, 'vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    '--reporter=./tests/runner/slowest-files.ts',
    `--outputFile.json=${file}`,
  ]);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
  const counted = tally(report, done.ok);
  return { step: { ...done, ok: counted.failed === 0 }, tally: counted };
}
