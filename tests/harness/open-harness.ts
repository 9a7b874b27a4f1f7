import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { wasmThread } from '../../src/build/wasm-thread.ts';
import { models } from '../../src/build/models/models-plugin.ts';
import { shared } from '../../vite.config.ts';
import { CHROMIUM_FLAGS, chromiumPath, NAMES_FUNCTIONS } from '../chromium.ts';
import { root } from '../runner/step.ts';
import { serveFolders } from '../static-server.ts';
// Gives `window.harness` its type.
import type {} from './harness.ts';

const OUT = join(root, '.cache/harness');
/** The untouched stock graph, as the build prepares it. */
export const STOCK = join(root, '.cache/models/stock');

export interface HarnessOptions {
  /** For Chromium, beside those of every test. */
  readonly flags?: readonly string[];
  /** Of every answer of the server. */
  readonly headers?: Record<string, string>;
}

export interface OpenHarness {
  /** The page with `window.harness`. */
  readonly page: Page;
  /** Opens the page anew, for instance after a crash. */
  reopen(): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Bundles the harness as the app is bundled, prepares the models, and opens it in a real Chromium with `data` served
 * as /data/ and other folders under their own names. Throws where there is no Chromium or the models cannot be prepared.
 */
export async function openHarness(
  data: string | null,
  others: Readonly<Record<string, string>> = {},
  { flags = [], headers = {} }: HarnessOptions = {},
): Promise<OpenHarness> {
  await build({
    ...shared,
    configFile: false,
    root: join(root, 'tests/harness'),
    plugins: [models(), wasmThread()],
    publicDir: false,
    logLevel: 'warn',
    build: {
      ...shared.build,
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: { input: 'tests/harness/harness.html' },
    },
  });
  if (!existsSync(join(STOCK, 'model.json'))) throw new Error(`the untouched stock graph is missing in ${STOCK}`);
  const folders = {
    '/': OUT,
    '/models/': join(root, 'public/models'),
    '/stock/': STOCK,
    '/demo/': join(root, 'public/demo'),
    ...(data ? { '/data/': data } : {}),
    ...others,
  };
  const server = await serveFolders(folders, { headers });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS, ...flags] });
  const open = async () => {
    const page = await browser.newPage();
    await page.addInitScript(NAMES_FUNCTIONS);
    page.on('console', (message) => console.error(`  page: ${message.text()}`));
    await page.goto(`${server.origin}/harness.html`);
    await page.waitForFunction(() => 'harness' in window);
    return page;
  };
  const opened: OpenHarness & { page: Page } = {
    page: await open(),
    reopen: async () => {
      await opened.page.close().catch(() => undefined);
      opened.page = await open();
      return opened.page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
  return opened;
}
