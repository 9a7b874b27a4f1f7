import type { BrowserContextOptions } from 'playwright-core';

/** What the pictures are taken on. */
export const DISPLAYS: Readonly<Record<string, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  projector: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, hasTouch: false },
};
