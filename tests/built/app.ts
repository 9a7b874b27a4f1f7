import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';
import { HEADERS } from '../../src/build/csp.ts';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags } from '../chromium.ts';
import { fakeCamera } from '../fixtures/fake-camera.ts';
import { serveFolders, type StaticServer } from '../static-server.ts';

export * from '../tour/page.ts';

/** The production build. */
export const DIST = join(import.meta.dirname, '../../dist');

/** The production build, served as `npm start` serves it, with a way to spoil answers. */
export async function serveBuild(): Promise<StaticServer> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist is empty: run `npm run build` first.');
  return serveFolders({ '/': DIST }, { headers: HEADERS });
}

/**
 * The one Chromium of the run, whose camera plays the project's own clip with people of the demo. To close it is to
 * close what this file opened in it.
 */
export async function sharedBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'));
}

/** A Chromium of one's own: with another clip as its camera, or with other flags. */
export async function openBrowser(camera: string = fakeCamera(), flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, ...fakeCameraFlags(camera), ...flags],
  });
}
