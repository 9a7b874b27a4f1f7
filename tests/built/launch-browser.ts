import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags } from '../chromium.ts';
import { fakeCamera } from '../fixtures/fake-camera.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser that all files of a run share is to be reached. */
    browserEndpoint: string;
  }
}

/** One browser for all files of the run: each visitor has a context of their own in it. */
export default async function launchBrowser(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, ...fakeCameraFlags(fakeCamera())],
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
