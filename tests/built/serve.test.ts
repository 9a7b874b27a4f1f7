import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ISOLATION, POLICY } from '../../src/build/csp.ts';
import { serve, type Serving } from '../../src/build/server/serve.ts';
import { DIST } from './app.ts';

const PORT = 4393;
let server: Serving;
beforeAll(async () => (server = await serve({ port: PORT })));
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL(path, server.url), { headers });

test('the page, its worker and everything else come under one policy; the page carries it itself too', async () => {
  for (const path of ['', '?source=demo', 'sw.js', 'manifest.webmanifest', 'models/manifest.json', 'nothing']) {
    expect((await get(path)).headers.get('content-security-policy')).toBe(POLICY);
  }
  const html = (await (await get('')).text()).replaceAll('&#39;', "'");
  expect(html).toContain(`content="${POLICY}; require-trusted-types-for 'script'`);
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(POLICY).not.toContain('unsafe-inline');
});

test('everything comes isolated from other pages, so that threads may share memory', async () => {
  for (const path of ['', 'sw.js', 'models/manifest.json']) {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(ISOLATION)) expect(headers.get(name), path).toBe(value);
  }
});

test('the page has no inline script or style', async () => {
  const html = await (await get('')).text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});

test('page, service worker and manifests are asked for again each time', async () => {
  for (const path of ['', 'sw.js', 'manifest.webmanifest', 'models/manifest.json']) {
    expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
  }
});

test('a model that broke off can go on: Range is answered with the rest', async () => {
  const whole = readFileSync(join(DIST, 'models/detector.bin'));
  const response = await get('models/detector.bin', { Range: 'bytes=1000000-' });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes 1000000-${whole.length - 1}/${whole.length}`);
  expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(1_000_000))).toBe(true);
});

test('text and wasm are sent compressed, weights as they are', async () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const script = /assets\/index-[\w.-]+\.js/.exec(html)?.[0] ?? 'no script in the page';
  const ask = { 'Accept-Encoding': 'br, gzip' };
  for (const path of ['', script, 'models/detector.json']) {
    const response = await get(path, ask);
    expect(response.headers.get('content-encoding'), path).toMatch(/^(br|gzip)$/);
    await response.arrayBuffer();
  }
  const weights = await get('models/detector.bin', ask);
  expect(weights.headers.get('content-encoding')).toBeNull();
  expect((await weights.arrayBuffer()).byteLength).toBe(readFileSync(join(DIST, 'models/detector.bin')).length);
});

test('wasm has its type, so that it compiles while it loads', async () => {
  const name = /assets\/tfjs-backend-wasm-simd[\w.-]*\.wasm/.exec(readFileSync(join(DIST, 'sw.js'), 'utf8'))?.[0];
  expect((await get(name ?? 'no wasm in the service worker')).headers.get('content-type')).toBe('application/wasm');
});

test('what is not there is a 404, not the page', async () => {
  expect((await get('models/nothing.bin')).status).toBe(404);
});

test('the service worker keeps the shell alone: no model, and at most 5 MB', () => {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  const kept = [...worker.matchAll(/url:"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(kept).toEqual(expect.arrayContaining(['index.html', 'icons/icon-192.png', 'manifest.webmanifest']));
  expect(kept.filter((path) => path.startsWith('models/'))).toEqual([]);
  const bytes = [...new Set(kept)].reduce((sum, path) => sum + readFileSync(join(DIST, path)).length, 0);
  expect(bytes).toBeLessThan(5_000_000);
});

test('a taken port is a sentence that names another one', async () => {
  await expect(serve({ port: PORT })).rejects.toThrow(`Port ${PORT} is in use by another program.`);
});
