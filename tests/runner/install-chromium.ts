import { existsSync } from 'node:fs';
import { findChromium } from '../chromium.ts';
import { step } from './step.ts';

/**
 * Sees to it that there is a Chromium: the one that is there, else Debian's, else Playwright's.
 * False where none could be had; what to do then has been printed.
 */
export async function installChromium(): Promise<boolean> {
  if (findChromium()) return true;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await step('package lists', 'apt-get', ['update']);
    await step('Chromium', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    if (findChromium()) return true;
  }
  await step('Chromium', 'playwright', ['install', 'chromium']);
  if (findChromium()) return true;
  console.error('No Chromium or Chrome could be found or installed: install one and set CHROME_PATH to its program.');
  return false;
}
