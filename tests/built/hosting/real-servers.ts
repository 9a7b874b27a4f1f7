import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, createLeaf } from '../../../src/build/server/certificates.ts';
import { DIST } from '../app.ts';

const DOCS = join(import.meta.dirname, '../../../docs/hosting');
/** The build once more, as a project page has it. */
export const SUB_PATH = '/some/folder/';

export interface RealServer {
  readonly origin: string;
  /** One line for each answer: path, status, bytes that travelled. */
  readonly log: () => readonly { readonly path: string; readonly status: number; readonly bytes: number }[];
  close(): Promise<void>;
}

/** Whether a server program is installed. */
export function installed(program: 'nginx' | 'caddy'): boolean {
  try {
    execFileSync(program, [program === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** nginx with the configuration of `docs/hosting`; nothing of it is changed but where things are on this computer. */
export async function startNginx(): Promise<RealServer> {
  const home = mkdtempSync(join(tmpdir(), 'visor-nginx-'));
  const [port, plain] = [await freePort(), await freePort()];
  const authority = await createAuthority(new Date(), 'tests');
  const leaf = await createLeaf(authority, [], new Date());
  writeFileSync(join(home, 'cert.pem'), leaf.cert);
  writeFileSync(join(home, 'key.pem'), leaf.key);
  const site = changed(readFileSync(join(DOCS, 'nginx.conf'), 'utf8'), [
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['listen [::]:443', `listen [::1]:${port}`],
    ['listen 80', `listen 127.0.0.1:${plain}`],
    ['listen [::]:80', `listen [::1]:${plain}`],
    ['visor.example', 'localhost'],
    ['/etc/ssl/visor/fullchain.pem', join(home, 'cert.pem')],
    ['/etc/ssl/visor/privkey.pem', join(home, 'key.pem')],
    ['/srv/visor', root(home)],
    ['/etc/nginx/snippets', DOCS],
  ]);
  // A computer without IPv6 has no such address to listen on.
  writeFileSync(join(home, 'visor.conf'), site.replaceAll(/^ *listen \[::1\].*$/gm, ''));
  writeFileSync(
    join(home, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root; ' : ''}pid ${home}/pid; error_log ${home}/error.log; worker_processes auto; events { worker_connections 1024; }
http {
  log_format short '$uri $status $bytes_sent';
  access_log ${home}/access.log short;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`).join(' ')}
  include ${home}/visor.conf;
}`,
  );
  return running(
    home,
    'nginx',
    ['-e', join(home, 'error.log'), '-c', join(home, 'nginx.conf')],
    `https://localhost:${port}`,
  );
}

/** Caddy with the configuration of `docs/hosting`, without the certificate that it would fetch. */
export async function startCaddy(): Promise<RealServer> {
  const home = mkdtempSync(join(tmpdir(), 'visor-caddy-'));
  const port = await freePort();
  const site = changed(readFileSync(join(DOCS, 'Caddyfile'), 'utf8'), [
    ['visor.example {', `{\n\tadmin off\n}\nhttp://localhost:${port} {`],
    ['/srv/visor', root(home)],
  ]);
  writeFileSync(join(home, 'Caddyfile'), site);
  const args = ['run', '--adapter', 'caddyfile', '--config', join(home, 'Caddyfile')];
  return running(home, 'caddy', args, `http://localhost:${port}`);
}

/** What is served: the build, and the build again below a folder. */
function root(home: string): string {
  const folder = join(home, 'root');
  mkdirSync(join(folder, SUB_PATH, '..'), { recursive: true });
  for (const name of readdirSync(DIST)) symlinkSync(join(DIST, name), join(folder, name));
  symlinkSync(DIST, join(folder, SUB_PATH.slice(0, -1)));
  return folder;
}

/** Throws where something to be changed is not there: then the test would not be about this file. */
function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`the configuration does not say ${from}`);
    return now.replaceAll(from, to);
  }, text);
}

async function running(home: string, program: string, args: readonly string[], origin: string): Promise<RealServer> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: home } });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const port = Number(new URL(origin).port);
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`${program} does not serve: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    log: () =>
      readFileSync(join(home, 'access.log'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' '))
        .map(([path = '', status, bytes]) => ({ path, status: Number(status), bytes: Number(bytes) })),
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
