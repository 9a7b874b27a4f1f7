import ts from 'typescript';

/** What a folder of `src/` may import: other folders, and packages from npm (a trailing / means a whole scope). */
interface Allowance {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** The import table. A folder that is not here is refused, so that a new one is a decision. */
const ALLOWED: Record<string, Allowance> = {
  core: { folders: [], packages: ['munkres'] },
  i18n: { folders: [], packages: [] },
  ui: { folders: [], packages: ['svelte'] },
  bridge: { folders: ['core'], packages: [] },
  vision: { folders: ['core', 'bridge'], packages: ['@tensorflow/', '@tensorflow-models/'] },
  demo: { folders: ['core'], packages: [] },
  camera: { folders: ['core', 'demo'], packages: ['image-dimensions'] },
  storage: { folders: ['core'], packages: ['idb', 'fflate', 'valibot'] },
  hud: { folders: ['core'], packages: [] },
  app: { folders: ['core', 'bridge', 'camera', 'storage', 'i18n'], packages: ['svelte', 'virtual:pwa-register'] },
  screens: { folders: ['core', 'demo', 'app', 'hud', 'ui', 'i18n'], packages: ['svelte', 'uqr', 'qr'] },
  // Runs in Node before there is a page: Node's own modules, the bundler, and what prepares models and certificates.
  build: {
    folders: ['core'],
    packages: [
      'node:',
      'vite',
      'compression',
      'pacote',
      'tar',
      'vite-plugin-pwa',
      'image-dimensions',
      'uqr',
      'playwright-core',
      '@peculiar/x509',
      'reflect-metadata',
      '@tensorflow/',
    ],
  },
  // The entry: makes the app, mounts the first screen.
  '': { folders: ['app', 'screens', 'ui'], packages: ['svelte'] },
};

const WORKER = 'vision/worker.ts';
const NAMES_WORKER = 'app/create-app.ts';

/**
 * What is wrong with the imports and the size of one file of `src/`, as sentences; empty when all is well.
 * `path` is relative to `src/`, with forward slashes.
 */
export function violations(path: string, text: string): string[] {
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
  const allowed = ALLOWED[folder];
  if (!allowed) return [`${path}: the folder ${folder} is not in the import table`];
  return [
    ...importsOf(path, text).flatMap((name) => wrongImport(folder, allowed, name)),
    ...wrongSize(path, folder, text),
    ...(path !== NAMES_WORKER && path !== WORKER && text.includes(WORKER)
      ? [`only ${NAMES_WORKER} names ${WORKER}`]
      : []),
  ].map((sentence) => `${path}: ${sentence}`);
}

/** Every module a file imports, statically or not, as written. */
function importsOf(path: string, text: string): string[] {
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
  return ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName);
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

function wrongImport(folder: string, allowed: Allowance, name: string): string[] {
  if (name.startsWith('../')) return [`${name} crosses folders: write #folder/file.ts`];
  if (name.startsWith('./')) return [];
  if (name.startsWith('#')) {
    const target = name.slice(1, name.indexOf('/'));
    if (target === 'vision' && folder !== 'vision') return ['nobody imports vision'];
    if (folder === 'vision' && target === 'bridge' && !/^#bridge\/((teach|explain)-)?protocol\.ts$/.test(name)) {
      return [`${name}: vision may import bridge's messages only`];
    }
    return target === folder || allowed.folders.includes(target) ? [] : [`may not import ${name}`];
  }
  return allowed.packages.some((one) => isOf(name, one)) ? [] : [`may not import the package ${name}`];
}

function isOf(name: string, allowance: string): boolean {
  return /[/:]$/.test(allowance) ? name.startsWith(allowance) : name === allowance || name.startsWith(`${allowance}/`);
}

function wrongSize(path: string, folder: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  const most = path === 'main.ts' ? 19 : 300;
  return folder !== 'i18n' && lines > most ? [`${lines} lines, at most ${most}`] : [];
}
