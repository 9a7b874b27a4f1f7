import { expect, test } from 'vitest';
import { newVisitor, openBrowser, phase, visit, waitForTargets } from './app.ts';
import { usingBuild } from './using-build.ts';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

const build = usingBuild();

// Software GL: slow, but the path that phones take.
test.each([
  ['in Chromium', null],
  ['where tfjs takes the browser for Safari, which it gives no WebGL in workers', SAFARI],
])('the live view runs on webgl %s', async (_name, userAgent) => {
  const context = await newVisitor(build.browser, userAgent ? { userAgent } : {});
  const page = await visit(context, build.server.origin, 'source=demo&backend=webgl');
  // iOS is asked to install first.
  if (userAgent) await page.getByText('Continue here anyway').click();
  expect(await phase(page, ['live', 'failed'], 120_000)).toBe('live');
  await waitForTargets(page, 1, 120_000);
  expect(await page.getByTestId('backend').first().textContent()).toContain('webgl');
  await context.close();
});

/**
 * A WebGPU adapter played by the processor: minutes instead of milliseconds, and not always within its patience, so it
 * is asked for by name (tests/README.md).
 */
const SOFTWARE = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
const PATIENCE = 230_000;

test.runIf(process.env.SOFTWARE_WEBGPU)(
  'the live view runs on webgpu: elected by the known answer, and people are found',
  async () => {
    const browser = await openBrowser(undefined, SOFTWARE);
    try {
      const page = await visit(await newVisitor(browser), build.server.origin, 'source=demo&backend=webgpu');
      expect(await phase(page, ['live', 'failed'], PATIENCE)).toBe('live');
      expect(await page.getByTestId('backend').textContent()).toBe('webgpu');
      const people = await waitForTargets(page, 1, PATIENCE);
      expect(people[0]?.track).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  },
  480_000,
);
