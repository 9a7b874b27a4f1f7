import { expect, test } from 'vitest';
import { newVisitor, openBrowser, phase, visit, waitForTargets } from './app.ts';
import { usingBuild } from './using-build.ts';

/** A WebGPU adapter played by the processor: minutes instead of milliseconds, but the path that phones take. */
const SOFTWARE = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
const PATIENCE = 230_000;

const build = usingBuild();

test('the live view runs on webgpu: elected by the known answer, and people are found', async () => {
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
}, 480_000);
