import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { get as getPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADERS } from '../../../src/build/csp.ts';
import { DIST, newVisitor, openBrowser, phase, waitForTargets } from '../app.ts';
import { installed, startCaddy, startNginx, SUB_PATH, type RealServer } from './real-servers.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32, rejectUnauthorized: false });

/** Asks a server at loopback; its certificate is the test's own. */
function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const take = (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    };
    const asked = address.startsWith('https')
      ? request(address, { headers, agent }, take)
      : getPlain(address, { headers }, take);
    asked.on('error', reject).end();
  });
}

const asset = (ending: RegExp) => `assets/${readdirSync(join(DIST, 'assets')).find((name) => ending.test(name))}`;

/** What every server must do, whichever it is. */
function serves(server: () => RealServer): void {
  test.each(['/', SUB_PATH])('every answer below %s has the headers of our own server', async (folder) => {
    for (const path of [
      '',
      'sw.js',
      'models/manifest.json',
      asset(/^index.*\.js$/),
      'nothing.js',
      'assets/nothing.js',
    ]) {
      const { headers } = await ask(server().origin + folder + path);
      for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()], path + name).toBe(value);
    }
  });

  test('what may change is asked for again, what has its content in its name never', async () => {
    for (const path of ['/', '/sw.js', '/manifest.webmanifest', '/models/manifest.json', `${SUB_PATH}sw.js`]) {
      const { headers } = await ask(server().origin + path);
      expect(headers['cache-control'], path).toBe('no-cache');
      const again = await ask(server().origin + path, { 'If-None-Match': headers.etag ?? '' });
      expect(again.status, path).toBe(304);
    }
    const named = await ask(`${server().origin}/${asset(/\.css$/)}`);
    expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('types, compression, the rest of a file, and 404 are right', async () => {
    const type = async (path: string) => (await ask(`${server().origin}/${path}`)).headers['content-type'] ?? '';
    expect(await type('')).toBe('text/html; charset=utf-8');
    expect(await type(asset(/^worker.*\.js$/))).toMatch(/^(text|application)\/javascript/);
    expect(await type(asset(/\.wasm$/))).toBe('application/wasm');
    expect(await type('manifest.webmanifest')).toMatch(/^application\/manifest\+json/);
    for (const path of [asset(/^worker.*\.js$/), asset(/\.wasm$/), 'models/detector.json']) {
      const { headers } = await ask(`${server().origin}/${path}`, { 'Accept-Encoding': 'gzip' });
      expect(headers['content-encoding'], path).toBe('gzip');
    }
    const whole = readFileSync(join(DIST, 'models/detector.bin'));
    const rest = await ask(`${server().origin}/models/detector.bin`, { Range: 'bytes=6000000-' });
    expect(rest.status).toBe(206);
    expect(rest.body.equals(whole.subarray(6_000_000))).toBe(true);
    expect((await ask(`${server().origin}/models/nothing.bin`)).status).toBe(404);
  });
}

describe.skipIf(!installed('caddy'))('Caddy with docs/hosting/Caddyfile (skipped where caddy is not installed)', () => {
  let caddy: RealServer;
  beforeAll(async () => void (caddy = await startCaddy()));
  afterAll(() => caddy.close());
  serves(() => caddy);
});

describe.skipIf(!installed('nginx'))(
  'nginx with docs/hosting/nginx.conf (skipped where nginx is not installed)',
  () => {
    let nginx: RealServer;
    beforeAll(async () => void (nginx = await startNginx()));
    afterAll(() => nginx.close());
    serves(() => nginx);

    test('a first visitor below a folder is ready under the strict policy; the second visit finds people without the server', async () => {
      // A service worker is registered only where the certificate is trusted.
      const browser = await openBrowser(undefined, ['--ignore-certificate-errors']);
      const context = await newVisitor(browser, { ignoreHTTPSErrors: true });
      const page = await context.newPage();
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      const address = `${nginx.origin}${SUB_PATH}?lang=en&backend=wasm`;
      await page.goto(`${address}&source=none`);
      await phase(page, ['ready']);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.getByTestId('ready-offline').waitFor({ state: 'attached' });
      expect(refused).toEqual([]);
      const firstVisit = nginx.log().filter(({ path, status }) => path.startsWith(SUB_PATH) && status === 200);
      await page.close();
      await context.setOffline(true);
      const again = await context.newPage();
      await again.goto(`${address}&source=demo`);
      expect((await waitForTargets(again, 1)).length).toBeGreaterThan(0);
      await browser.close();

      // What one visit moved, and how many such visits this server answers.
      const bytes = firstVisit.reduce((sum, one) => sum + one.bytes, 0);
      const perMinute = await firstVisitors(nginx.origin, [...new Set(firstVisit.map(({ path }) => path))]);
      console.log(
        `a first visit: ${(bytes / 1e6).toFixed(1)} MB; nginx at loopback: ${perMinute} first visits a minute`,
      );
      expect(bytes).toBeLessThan(30e6);
      // Another process on the same cores answers slower; a hall's Wi-Fi is slower by far.
      expect(perMinute).toBeGreaterThan(10);
    });
  },
);

/** How many times a minute all `paths` can be fetched, eight visitors at a time for three seconds. */
async function firstVisitors(origin: string, paths: readonly string[]): Promise<number> {
  const start = performance.now();
  let visits = 0;
  const visitor = async () => {
    while (performance.now() - start < 3000) {
      await Promise.all(paths.map((path) => ask(origin + path, { 'Accept-Encoding': 'gzip' })));
      visits += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, visitor));
  return Math.round(visits / ((performance.now() - start) / 60_000));
}
