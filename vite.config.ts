import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { csp } from './src/build/csp.ts';
import { models } from './src/build/models-plugin.ts';
import { pwa } from './src/build/pwa.ts';

const empty = fileURLToPath(new URL('./src/build/empty-mediapipe.ts', import.meta.url));

export default defineConfig({
  base: './',
  plugins: [svelte(), models(), ...pwa(), csp()],
  resolve: { alias: { '@mediapipe/face_mesh': empty, '@mediapipe/face_detection': empty } },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
