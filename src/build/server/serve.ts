import { fileURLToPath } from 'node:url';
import { preview, type Plugin } from 'vite';
import { compress } from './compress.ts';
import { csp } from '#build/csp.ts';

export interface ServeOptions {
  readonly port: number;
  /** Certificate and key in PEM; serves https on every network interface. */
  readonly https?: { readonly cert: string; readonly key: string };
  /** Folder that was built, from the repository; `dist` by default. */
  readonly folder?: string;
}

export interface Serving {
  /** Ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built app with the headers it counts on. Throws a sentence where the port is taken. */
export async function serve({ port, https, folder }: ServeOptions): Promise<Serving> {
  const server = await preview({
    // Everything is built: the project's own configuration would prepare the models again.
    configFile: false,
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    plugins: [csp(), compressed()],
    // 404 for what is not there: with a page in its place a missing model would look like a damaged one.
    appType: 'mpa',
    logLevel: 'error',
    ...(folder ? { build: { outDir: folder } } : {}),
    preview: { port, strictPort: true, cors: false, ...(https ? { https, host: true } : { host: 'localhost' }) },
  }).catch((error: unknown) => {
    throw /already in use|EADDRINUSE/.test(String(error)) ? new Error(portTaken(port)) : error;
  });
  return {
    url: `${https ? 'https' : 'http'}://localhost:${port}/`,
    close: () => server.close(),
  };
}

function compressed(): Plugin {
  return {
    name: 'visor-compressed',
    configurePreviewServer({ middlewares }) {
      middlewares.use(compress());
    },
  };
}

/** What to do where another program has the port. */
export function portTaken(port: number): string {
  return `Port ${port} is in use by another program. Stop it, or choose another port: npm start -- --port ${port + 10}`;
}
