import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly lan: boolean;
}

const DEFAULT_PORT = 4173;

/** Reads `--port N`, `--lan` and `PORT`. Throws a sentence for anything else. */
export function startOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  let values;
  try {
    values = parseArgs({ args: [...args], options: { port: { type: 'string' }, lan: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message} Options are --port N and --lan.`, { cause: error });
  }
  const text = values.port ?? (environment.PORT || String(DEFAULT_PORT));
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65534) {
    throw new Error(`The port must be a whole number from 1 to 65534, not "${text}".`);
  }
  return { port, lan: values.lan ?? false };
}
