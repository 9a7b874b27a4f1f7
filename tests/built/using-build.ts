import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { StaticServer } from '../static-server.ts';
import { serveBuild, sharedBrowser } from './app.ts';

/** The build, served, and the run's browser, for all tests of a file; there from the first hook or test on. */
export function usingBuild(): { readonly server: StaticServer; readonly browser: Browser } {
  const build = {} as { server: StaticServer; browser: Browser };
  beforeAll(async () => {
    build.server = await serveBuild();
    build.browser = await sharedBrowser();
  });
  afterAll(async () => {
    await build.browser.close();
    await build.server.close();
  });
  return build;
}
