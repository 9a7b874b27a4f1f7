import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { root } from '../runner/step.ts';

/**
 * Loads a module of `tests/` as Vitest loads it: the app's state is written in runes, which Node does not know. `close`
 * ends what loaded it.
 */
export async function load<T>(path: string): Promise<{ readonly module: T; readonly close: () => Promise<void> }> {
  const server = await createServer({
    ...{ root, configFile: false, logLevel: 'error', appType: 'custom' },
    plugins: [svelte()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return { module: (await server.ssrLoadModule(path)) as T, close: () => server.close() };
}
