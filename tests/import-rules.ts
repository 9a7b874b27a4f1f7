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
  ui: { folders: [], packages: ['svelte', 'qr'] },
  bridge: { folders: ['core'], packages: [] },
  vision: { folders: ['core', 'bridge'], packages: ['@tensorflow/', 'virtual:wasm-thread'] },
  demo: { folders: ['core'], packages: [] },
  camera: { folders: ['core', 'demo'], packages: ['image-dimensions'] },
  storage: { folders: ['core'], packages: ['idb', 'fflate', 'valibot', 'image-dimensions'] },
  hud: { folders: ['core'], packages: [] },
  app: { folders: ['core', 'bridge', 'camera', 'storage', 'i18n'], packages: ['svelte', 'virtual:pwa-register'] },
  screens: { folders: ['core', 'demo', 'app', 'hud', 'ui', 'i18n'], packages: ['svelte', 'qr'] },
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
      'opencc-js',
      'image-dimensions',
      'qr',
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
const NAMES_WORKER = 'app/live/early-worker.ts';

/** Longest file, lines; word lists aside. */
const MOST_LINES = 250;

/** A file of the project: its path from the top level, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every rule by its sentence: what one file does against it, as sentences; empty when all is well. */
export const RULES: Readonly<Record<string, (file: SourceFile) => string[]>> = {
  'every file imports only what its folder may': ({ path, text }) => {
    const inside = insideSrc(path);
    if (inside === null) return [];
    const folder = folderOf(inside);
    const allowed = ALLOWED[folder];
    if (!allowed) return [`${path}: the folder ${folder} is not in the import table`];
    const wrong = importsOf(path, text).flatMap((name) => wrongImport(folder, allowed, name));
    return wrong.map((sentence) => `${path}: ${sentence}`);
  },
  [`only ${NAMES_WORKER} names the worker`]: ({ path, text }) => {
    const inside = insideSrc(path);
    const may = inside === null || inside === NAMES_WORKER || inside === WORKER;
    return !may && text.includes(WORKER) ? [`${path} names ${WORKER}`] : [];
  },
  [`no file is longer than ${MOST_LINES} lines, word lists aside`]: ({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    const most = path === 'src/main.ts' ? 19 : MOST_LINES;
    const exempt = path.includes('/i18n/');
    return lines > most && !exempt ? [`${path}: ${lines} lines, at most ${most}`] : [];
  },
};

/** The path below `src/`; null for a file that is elsewhere. */
function insideSrc(path: string): string | null {
  return path.startsWith('src/') ? path.slice('src/'.length) : null;
}

function folderOf(inside: string): string {
  return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : '';
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
