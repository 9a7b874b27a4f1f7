import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The part of npm's settings that a download needs, in pacote's words. */
export interface NpmSettings {
  readonly registry?: string;
  readonly proxy?: string;
  readonly noProxy?: string;
  readonly strictSSL?: boolean;
  readonly ca?: string;
}

/**
 * Reads npm's own settings (environment, project, user and global .npmrc) by asking npm. Where npm cannot be
 * asked, the environment alone speaks.
 */
export async function npmSettings(cwd: string): Promise<NpmSettings> {
  const asked = await askNpm(cwd).catch((): Record<string, unknown> => ({}));
  const text = (key: string) => (typeof asked[key] === 'string' && asked[key] ? asked[key] : undefined);
  const registry = process.env.npm_config_registry || process.env.NPM_CONFIG_REGISTRY || text('registry');
  const proxy = text('https-proxy') ?? text('proxy');
  const noProxy = Array.isArray(asked.noproxy) ? asked.noproxy.filter(Boolean).join(',') : text('noproxy');
  const cafile = text('cafile');
  const ca = text('ca') ?? (cafile && (await readFile(cafile, 'utf8').catch(() => undefined)));
  return {
    ...(registry && { registry }),
    ...(proxy && { proxy }),
    ...(noProxy && { noProxy }),
    ...(ca && { ca }),
    ...(asked['strict-ssl'] === false && { strictSSL: false }),
  };
}

async function askNpm(cwd: string): Promise<Record<string, unknown>> {
  const windows = process.platform === 'win32';
  const command = windows ? 'npm.cmd' : 'npm';
  const { stdout } = await promisify(execFile)(command, ['config', 'list', '--json'], { cwd, shell: windows });
  return JSON.parse(stdout) as Record<string, unknown>;
}
