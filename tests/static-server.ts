import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { compress } from '#build/server/compress.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
};

export interface StaticServer {
  readonly origin: string;
  /** Every path that was asked for, in order, with the bytes sent for it. */
  readonly served: { readonly path: string; readonly bytes: number }[];
  /**
   * Answers before the files do: a test spoils a download here, where also a service worker's requests pass.
   * Returns true when it has answered.
   */
  intercept: ((path: string, response: ServerResponse) => boolean) | null;
  close(): Promise<void>;
}

/**
 * Serves folders on a free local port, or on `port`. The longest matching prefix wins; a prefix ends in `/`.
 * Nothing is cached by age unless `maxAge` seconds are given, so a test always gets what is on the disk. `compressed`
 * sends text and wasm as `npm start` does.
 */
export async function serveFolders(
  folders: Readonly<Record<string, string>>,
  {
    port = 0,
    maxAge = 0,
    headers = {},
    compressed = false,
  }: { port?: number; maxAge?: number; headers?: Record<string, string>; compressed?: boolean } = {},
): Promise<StaticServer> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const served: StaticServer['served'] = [];
  const state: Pick<StaticServer, 'intercept'> = { intercept: null };
  const compressing = compress();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request);
    if (state.intercept?.(path, response)) return;
    const prefix = prefixes.find((one) => path.startsWith(one));
    const file = prefix && fileOf(folders[prefix] ?? '', path.slice(prefix.length));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
      'content-length': file.bytes,
      'cache-control': maxAge > 0 ? `max-age=${maxAge}` : 'no-cache',
    });
    served.push({ path, bytes: file.bytes });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file.path).pipe(response);
  };
  const server = createServer((request, response) => {
    if (compressed) compressing(request, response, () => answer(request, response));
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    served,
    get intercept() {
      return state.intercept;
    },
    set intercept(answer) {
      state.intercept = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pathOf(request: IncomingMessage): string {
  return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
}

function fileOf(folder: string, path: string): { path: string; bytes: number } | null {
  const file = normalize(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(normalize(folder) + sep)) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { path: file, bytes: stat.size } : null;
}
