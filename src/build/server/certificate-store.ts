import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { createAuthority, createLeaf, holds, leafFits, type Pair } from './certificates.ts';

/** `$XDG_DATA_HOME/visor` or `~/.visor`: outside the repository, so that no key is ever committed or served. */
export function certificateFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return environment.XDG_DATA_HOME ? join(environment.XDG_DATA_HOME, 'visor') : join(homedir(), '.visor');
}

/**
 * The authority and a server certificate for `addresses`, from `folder` where they still fit, made anew where not.
 * The authority stays the same for years, so that a phone has to be told once; the server's certificate follows
 * the addresses. Key files are readable by their owner alone.
 */
export async function certificates(
  folder: string,
  addresses: readonly string[],
  now: Date,
): Promise<{ readonly authority: Pair; readonly leaf: Pair }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let authority = read(folder, 'authority');
  if (!authority || !holds(authority, now)) {
    authority = await createAuthority(now, hostname());
    write(folder, 'authority', authority);
  }
  let leaf = read(folder, 'server');
  if (!leaf || !leafFits(leaf, authority, addresses, now)) {
    leaf = await createLeaf(authority, addresses, now);
    write(folder, 'server', leaf);
  }
  return { authority, leaf };
}

function read(folder: string, name: string): Pair | null {
  const [cert, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  if (!existsSync(cert) || !existsSync(key)) return null;
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}

function write(folder: string, name: string, pair: Pair): void {
  const key = join(folder, `${name}.key`);
  writeFileSync(key, pair.key, { mode: 0o600 });
  chmodSync(key, 0o600); // an existing file keeps its old mode
  writeFileSync(join(folder, `${name}.crt`), pair.cert);
}
