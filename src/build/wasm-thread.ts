import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** What a thread of tfjs's wasm backend runs. */
const NAME = 'virtual:wasm-thread';
const FOLDER = '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd';

/**
 * tfjs starts its threads from `blob:` addresses, which the page's policy refuses. The same code as a file of the build:
 * Emscripten's thread script, which the package carries as a string, with the main script beside it instead of fetched.
 */
export function wasmThread(): Plugin {
  return {
    name: 'visor-wasm-thread',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const module = createRequire(import.meta.url).resolve(`${FOLDER}.worker.js`);
      const script = /wasmWorkerContents\s*=\s*`([\s\S]*)`/.exec(readFileSync(module, 'utf8'))?.[1];
      if (!script) throw new Error(`${module} holds no thread script.`);
      return [
        `import factory from '${FOLDER}.js';`,
        'self.WasmBackendModuleThreadedSimd = factory;',
        'self.importScripts = () => undefined;',
        // The package keeps it in a template string.
        script.replaceAll('\\\\', '\\'),
      ].join('\n');
    },
  };
}
