import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** How many files are named. */
const NAMED = 25;

/** Seconds that one test file took: its own tests and hooks, and what it needed to be loaded. */
export interface FileTime {
  readonly path: string;
  readonly seconds: number;
}

/** Prints at the end of a run which files took longest, and what all the others took together. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const times = modules.map((file) => ({
      path: `${file.project.name}  ${relative(process.cwd(), file.moduleId)}`,
      seconds: secondsOf(file),
    }));
    console.log(`\n${table(times, NAMED).join('\n')}`);
  }
}

function secondsOf(file: TestModule): number {
  const { duration, collectDuration, setupDuration } = file.diagnostic();
  return (duration + collectDuration + setupDuration) / 1000;
}

/** The slowest `named` files, slowest first, one line each; the others and all together in a line of their own. */
export function table(times: readonly FileTime[], named: number): string[] {
  const sorted = [...times].sort((a, b) => b.seconds - a.seconds);
  const sum = (some: readonly FileTime[]) => some.reduce((total, { seconds }) => total + seconds, 0);
  const line = (seconds: number, words: string) => `${seconds.toFixed(1).padStart(8)} s  ${words}`;
  const others = sorted.slice(named);
  return [
    ...sorted.slice(0, named).map(({ path, seconds }) => line(seconds, path)),
    ...(others.length > 0 ? [line(sum(others), `${others.length} other files`)] : []),
    line(sum(sorted), `all ${sorted.length} files, one after another`),
  ];
}
