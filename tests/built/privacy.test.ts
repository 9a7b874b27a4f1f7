import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newVisitor, phase, serveBuild, sharedBrowser, visit, waitForTargets } from './app.ts';

test('no request leaves the origin on a walk through the whole app', async () => {
  const server = await serveBuild();
  const browser = await sharedBrowser();
  const asked: string[] = [];
  const context = await newVisitor(browser);
  context.on('request', (request) => asked.push(request.url()));
  const sockets: string[] = [];
  context.on('page', (page) => page.on('websocket', (socket) => sockets.push(socket.url())));
  try {
    const page = await visit(context, server.origin, 'source=demo');
    await waitForTargets(page, 1);
    await page.getByTestId('open-file').setInputFiles(join(import.meta.dirname, '../../public/demo/astronaut.webp'));
    await waitForTargets(page, 1);
    await page.getByTestId('language').click();
    for (const query of ['source=camera', 'screen=about', 'screen=stage&source=demo']) {
      const other = await visit(context, server.origin, query);
      await phase(other, ['ready', 'live', 'paused']);
      await other.waitForTimeout(2000);
      await other.close();
    }
    await page.waitForTimeout(2000);
    const abroad = asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== server.origin);
    expect(abroad).toEqual([]);
    expect(sockets).toEqual([]);
    expect(asked.length).toBeGreaterThan(10);
  } finally {
    await browser.close();
    await server.close();
  }
});

test('the page itself forbids what it does not do', async () => {
  const server = await serveBuild();
  const browser = await sharedBrowser();
  try {
    const page = await visit(await newVisitor(browser), server.origin);
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    expect(policy).toContain("connect-src 'self'");
    const left = await page.evaluate(() =>
      fetch('https://example.com/', { mode: 'no-cors' }).then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(left).toBe('refused');
  } finally {
    await browser.close();
    await server.close();
  }
});
