import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FAILURES, type Failure } from '../../src/core/failure.ts';
import { en } from '../../src/i18n/en.ts';
import { zh } from '../../src/i18n/zh.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../chromium.ts';
import type { StaticServer } from '../static-server.ts';
import { newVisitor, openBrowser, phase, serveBuild, sharedBrowser, visit, waitForTargets } from './app.ts';

let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  server = await serveBuild();
  browser = await sharedBrowser();
});
afterEach(() => {
  server.intercept = null;
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The page is on this failure: its own words are to be seen, and at least one way on. */
async function expectFailure(page: Page, failure: Failure): Promise<void> {
  expect(await phase(page, ['failed'])).toBe('failed');
  const { title, todo } = en.failures[failure];
  await expect.poll(() => page.getByText(title).first().isVisible()).toBe(true);
  expect(await page.getByText(todo).first().isVisible()).toBe(true);
  const name = new RegExp(Object.values(en.ways).join('|'));
  const ways = page.getByRole('button', { name }).or(page.getByRole('link', { name }));
  expect(await ways.first().isVisible()).toBe(true);
}

async function startCamera(page: Page): Promise<void> {
  await phase(page, ['ready']);
  await page.getByTestId('start-camera').click();
}

test('every failure has its own words in both languages', () => {
  for (const words of [en, zh]) {
    const sentences = FAILURES.map((failure) => `${words.failures[failure].title} ${words.failures[failure].todo}`);
    expect(new Set(sentences).size).toBe(FAILURES.length);
    for (const failure of FAILURES) expect(words.failures[failure].todo.length).toBeGreaterThan(5);
  }
});

describe('the camera', () => {
  test('is refused', async () => {
    const context = await newVisitor(browser);
    await context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    });
    const page = await visit(context, server.origin);
    await startCamera(page);
    await expectFailure(page, 'denied');
    await context.close();
  });

  test('is not there', async () => {
    const bare = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
    const page = await visit(await newVisitor(bare), server.origin);
    await startCamera(page);
    await expectFailure(page, 'no-camera');
    await bare.close();
  });

  test('is in use, and works on the second try once it is free', async () => {
    const context = await newVisitor(browser);
    await context.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      let busy = true;
      window.addEventListener('free', () => (busy = false));
      navigator.mediaDevices.getUserMedia = (constraints) =>
        busy ? Promise.reject(new DOMException('busy', 'NotReadableError')) : real(constraints);
    });
    const page = await visit(context, server.origin);
    await startCamera(page);
    await expectFailure(page, 'in-use');
    await page.evaluate(() => window.dispatchEvent(new Event('free')));
    await page.getByRole('button', { name: en.ways.retry }).click();
    expect(await phase(page, ['live'])).toBe('live');
    await context.close();
  });

  test('is unplugged in mid-view, and comes back on the second try', async () => {
    const context = await newVisitor(browser);
    await context.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await real(constraints);
        const [track] = stream.getVideoTracks();
        window.addEventListener('unplug', () => {
          track?.stop();
          track?.dispatchEvent(new Event('ended'));
        });
        return stream;
      };
    });
    const page = await visit(context, server.origin);
    await startCamera(page);
    await waitForTargets(page, 1);
    await page.evaluate(() => window.dispatchEvent(new Event('unplug')));
    await expectFailure(page, 'disconnected');
    await page.getByRole('button', { name: en.ways.retry }).click();
    expect(await phase(page, ['live'])).toBe('live');
    await context.close();
  });

  test('is out of reach on an insecure address', async () => {
    const lan = await openBrowser(undefined, ['--host-resolver-rules=MAP visor.test 127.0.0.1']);
    const page = await visit(
      await newVisitor(lan, { permissions: [] }),
      server.origin.replace('localhost', 'visor.test'),
    );
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await startCamera(page);
    await expectFailure(page, 'insecure');
    await lan.close();
  });
});

describe('the models', () => {
  test('arrive with one wrong byte, and right on the second try', async () => {
    const file = join(import.meta.dirname, '../../dist/models/detector.bin');
    const spoilt = Buffer.from(readFileSync(file));
    spoilt[1000] = (spoilt[1000] ?? 0) ^ 1;
    server.intercept = (path, response) => {
      if (!path.endsWith('/detector.bin')) return false;
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': spoilt.length });
      response.end(spoilt);
      return true;
    };
    const context = await newVisitor(browser);
    const page = await visit(context, server.origin);
    await expectFailure(page, 'corrupt');
    server.intercept = null;
    await page.getByRole('button', { name: en.ways.retry }).click();
    expect(await phase(page, ['ready', 'live'])).toBe('ready');
    await context.close();
  });

  test('do not arrive, and do on the second try', async () => {
    server.intercept = (path, response) => {
      if (!path.endsWith('.bin')) return false;
      response.destroy();
      return true;
    };
    const context = await newVisitor(browser);
    const page = await visit(context, server.origin);
    await expectFailure(page, 'download');
    server.intercept = null;
    await page.getByRole('button', { name: en.ways.retry }).click();
    expect(await phase(page, ['ready', 'live'])).toBe('ready');
    await context.close();
  });
});

describe('a file', () => {
  test('that is no picture is refused, and a picture afterwards is read', async () => {
    const context = await newVisitor(browser);
    const page = await visit(context, server.origin);
    await phase(page, ['ready']);
    await page
      .getByTestId('open-file')
      .setInputFiles({ name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await expectFailure(page, 'bad-file');
    await page.getByTestId('open-file').setInputFiles(join(import.meta.dirname, '../../public/demo/astronaut.webp'));
    await waitForTargets(page, 1);
    await context.close();
  });
});

describe('recognition', () => {
  test('on a backend that is not there ends on its sentence', async () => {
    const context = await newVisitor(browser);
    // Put before the worker's own code: a device without any WebGL.
    serveWorkerWith('OffscreenCanvas.prototype.getContext = () => null;');
    const page = await visit(context, server.origin, 'backend=webgl');
    await expectFailure(page, 'backend-refused');
    await context.close();
  });

  test('comes back live after its GPU context is lost', { timeout: 240_000 }, async () => {
    const context = await newVisitor(browser, { serviceWorkers: 'block' });
    serveWorkerWith(`
      const getContext = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (kind, options) {
        const context = getContext.call(this, kind, options);
        if (kind === 'webgl2') new BroadcastChannel('lose').onmessage = () => context.getExtension('WEBGL_lose_context').loseContext();
        return context;
      };`);
    const page = await visit(context, server.origin, 'source=demo&backend=webgl');
    expect(await phase(page, ['live', 'failed'], 120_000)).toBe('live');
    await waitForTargets(page, 1, 60_000);
    const lostAt = await page.evaluate(() => {
      new BroadcastChannel('lose').postMessage('');
      return performance.now();
    });
    // Only a new worker can look at a picture taken after the loss; how long one look takes is the machine's affair.
    await page.waitForFunction(
      (lost) => {
        const ages = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')].map((row) =>
          Number(row.dataset.ageMs),
        );
        const takenAt = performance.now() - Math.min(...ages);
        return document.documentElement.dataset.phase === 'failed' || (ages.length > 0 && takenAt > lost + 1000);
      },
      lostAt,
      { timeout: 120_000, polling: 100 },
    );
    expect(await phase(page, ['live', 'failed'])).toBe('live');
    await context.close();
  });
});

/** Serves the recognition worker with a few lines of the test before its own. */
function serveWorkerWith(lines: string): void {
  const assets = join(import.meta.dirname, '../../dist/assets');
  const worker = readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name));
  if (!worker) throw new Error('the build has no worker');
  const code = readFileSync(join(assets, worker), 'utf8');
  server.intercept = (path, response) => {
    if (!path.endsWith(worker)) return false;
    // A page that is isolated takes no worker without this header.
    const headers = { 'content-type': 'text/javascript', 'cross-origin-embedder-policy': 'require-corp' };
    response.writeHead(200, headers).end(`${lines}\n${code}`);
    return true;
  };
}
