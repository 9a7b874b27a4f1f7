import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium'];

/** What runs under tsx marks its functions with a helper that a page does not have: to be run in a page before they are. */
export const NAMES_FUNCTIONS = 'globalThis.__name = (named) => named';

/**
 * Flags for every Chromium the tests start. Software GL stands in for the GPU that a test machine has not;
 * the rest keeps the browser from talking to anybody while the privacy tests listen.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

/** Flags for a camera that is always granted; Chromium's own test picture unless a file is named. */
export function fakeCameraFlags(mjpeg?: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    ...(mjpeg ? [`--use-file-for-fake-video-capture=${mjpeg}`] : []),
  ];
}

/** Path of a Chromium or Chrome: `CHROME_PATH`, the system's, Playwright's; undefined where there is none. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const named = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  return [...named, ...onPath, ...APPLICATIONS, chromium.executablePath()].find(isExecutable);
}

/** As {@link findChromium}, but none is an error that says what to do. */
export function chromiumPath(): string {
  const path = findChromium();
  if (!path) {
    throw new Error(
      'No Chromium or Chrome found: install one, or set CHROME_PATH to it. `npm test` tries to install one.',
    );
  }
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
