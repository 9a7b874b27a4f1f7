import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { csp } from './src/build/csp.ts';
import { models } from './src/build/models/models-plugin.ts';
import { pwa } from './src/build/pwa.ts';
import { shippedPackages } from './src/build/shipped-packages.ts';
import { traditional } from './src/build/traditional/traditional-plugin.ts';
import { wasmThread } from './src/build/wasm-thread.ts';
import { CHROMIUM_FLAGS, fakeCameraFlags, findChromium } from './tests/chromium.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };
const empty = fileURLToPath(new URL('./src/build/models/empty-mediapipe.ts', import.meta.url));
// Vitest itself; a test that serves the build loads this file too, from a worker of Vitest's, and wants the real thing.
const testing = Boolean(process.env.VITEST) && !process.env.VITEST_WORKER_ID;

/** Vite finds these only when a test imports them, and would then reload the page under the test. */
const bundledAhead = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow-models/coco-ssd',
  '@tensorflow-models/face-landmarks-detection',
  'fflate',
  'idb',
  'munkres',
  'image-dimensions',
  'qr',
  'qr/decode.js',
  'valibot',
];

const chromium = findChromium();

/** What a page is waited for says nothing about how fast it is; a busy machine takes its time. */
const expectPatiently = { poll: { timeout: 30_000, interval: 50 } };
/** ms after which a test hangs: no measure of how fast anything is. */
const HANGS = 240_000;

/** Tests that need no browser but take ten seconds and more each: part of `npm test`, not of `npm run test:unit`. */
const LONG_WITHOUT_BROWSER = [
  'tests/tooling/**/*.test.ts',
  'tests/build/models/prepare-models.test.ts',
  'tests/core/head/exam/shortcut.test.ts',
  'tests/core/head/bounded.test.ts',
  'tests/core/sheet/sheet.test.ts',
];

/** Tests of the build that say within which time something happens, or build it again: nothing runs beside them. */
const ALONE = [
  'tests/built/lan.test.ts',
  'tests/built/live.test.ts',
  'tests/built/main-thread.test.ts',
  'tests/built/lesson-tasks.test.ts',
  'tests/built/field/files.test.ts',
];

/** What tests of the build have in common. */
const ofTheBuild = {
  environment: 'node',
  globalSetup: 'tests/built/launch-browser.ts',
  testTimeout: HANGS,
  hookTimeout: HANGS,
  expect: expectPatiently,
} as const;

/** How our modules and workers are bundled: the app, its tests and its measurements alike. */
export const shared = {
  base: './',
  // Which models an app is built with `models()` says.
  define: { __APP_VERSION__: JSON.stringify(version), __MODELS_VERSION__: 'null' },
  resolve: { alias: { '@mediapipe/face_mesh': empty, '@mediapipe/face_detection': empty } },
  worker: { format: 'es', plugins: () => [wasmThread()] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
} satisfies UserConfig;

export default defineConfig({
  ...shared,
  // Tests run in a page of Vitest's, which is neither installable nor under our policy.
  plugins: [svelte(), wasmThread(), traditional(), ...(testing ? [] : [models(), ...pwa(), csp(), shippedPackages()])],
  worker: { ...shared.worker, plugins: () => [wasmThread(), ...(testing ? [] : [shippedPackages()])] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/built/**', ...LONG_WITHOUT_BROWSER],
          testTimeout: HANGS,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          environment: 'node',
          include: LONG_WITHOUT_BROWSER,
          testTimeout: HANGS,
        },
      },
      {
        extends: true,
        optimizeDeps: { include: bundledAhead },
        test: {
          name: 'browser',
          setupFiles: 'tests/browser/every-language.ts',
          // Not the plugin: it would prepare the models for runs of other projects too.
          globalSetup: 'tests/browser/prepare-models.ts',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: HANGS,
          hookTimeout: HANGS,
          expect: expectPatiently,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [...CHROMIUM_FLAGS, ...fakeCameraFlags()],
              },
            }),
          },
        },
      },
      {
        extends: true,
        test: {
          ...ofTheBuild,
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          exclude: ALONE,
          // Two at a time: visits wait more than they work.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...ofTheBuild,
          name: 'built-alone',
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
