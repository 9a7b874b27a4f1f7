import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What one step of a run did. */
export interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** The project's folder: every command of the runner starts there. */
export const root = join(import.meta.dirname, '../..');

interface StepOptions {
  /** Shows the output at the end, in one piece: others run meanwhile. */
  readonly beside?: boolean;
}

/** Runs a command with its output on this terminal. A name in `node_modules/.bin` wins over the system's. */
export async function step(
  name: string,
  command: string,
  args: readonly string[],
  { beside = false }: StepOptions = {},
): Promise<Step> {
  const title = `\n▶ ${name}: ${[command, ...args].join(' ')}`;
  if (!beside) console.log(title);
  const local = join(root, 'node_modules/.bin', command);
  const start = performance.now();
  const said: Buffer[] = [];
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(existsSync(local) ? local : command, args, { cwd: root, stdio: beside ? 'pipe' : 'inherit' });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  if (beside) console.log(`${title}\n${Buffer.concat(said).toString().trimEnd()}`);
  console.log(`${code === 0 ? '✓' : '✗'} ${name}: ${seconds.toFixed(1)} s`);
  return { name, ok: code === 0, seconds };
}
