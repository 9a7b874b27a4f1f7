import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa';
import { screenshots } from './screenshots.ts';
import { toTraditional } from './traditional/to-traditional.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));
const BACKGROUND = '#05080c';

/** Words in Chinese and English. */
interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const DESCRIPTION: Bilingual = {
  zh: '把手机变成超级英雄的视窗：找到镜头里的每个人，跟住他们，再讲清楚神经网络是怎么做到的。画面不离开手机。',
  en: "A superhero's suit visor: it finds everyone in the picture, follows them, and shows how a neural network does it. Pictures never leave the phone.",
};

/** All paths are relative to the manifest, so that the app works in any folder of any host. */
const manifest = (): Partial<ManifestOptions> => ({
  id: 'visor',
  name: 'Visor',
  short_name: 'Visor',
  description: `${DESCRIPTION.zh} · ${DESCRIPTION.en}`,
  ...localized('description', DESCRIPTION),
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: '.',
  scope: '.',
  display: 'standalone',
  display_override: ['standalone', 'minimal-ui'],
  orientation: 'any',
  theme_color: BACKGROUND,
  background_color: BACKGROUND,
  categories: ['education', 'photo', 'entertainment'],
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/monochrome.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'monochrome' },
  ],
  screenshots: screenshots(PUBLIC),
  shortcuts: [
    shortcut({ zh: '打开镜头', en: 'Camera' }, './?screen=live&source=camera'),
    shortcut({ zh: '看演示', en: 'Demo' }, './?screen=live&source=demo'),
    shortcut({ zh: '关于', en: 'About' }, './?screen=about'),
  ],
});

/**
 * The service worker and the web app manifest. The worker keeps the shell (page, code, wasm, icons, demo) and is
 * all or nothing; the models are too large for that and have a cache of their own, filled by the page.
 */
export function pwa(): Plugin[] {
  return [icons(), ...serviceWorker()];
}

/** iOS takes the icon of the home screen from this link, not from the manifest. */
function icons(): Plugin {
  return {
    name: 'visor-icons',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: './icons/favicon.svg' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icons/apple-touch-icon.png' }, injectTo: 'head' },
    ],
  };
}

function serviceWorker(): Plugin[] {
  return VitePWA({
    strategies: 'generateSW',
    // A new version waits until the visitor takes it: a reload would end a live view.
    registerType: 'prompt',
    injectRegister: false, // app/install/shell.svelte.ts registers it
    manifest: manifest(),
    workbox: {
      globPatterns: ['**/*.{html,js,css,wasm,svg,png,webp,jpg,woff2,json,txt,zip}', 'characters/first.bin'],
      globIgnores: ['models/**', 'screenshots/**', 'keep-last.js', 'isolation.js'],
      // Headers before the precache answers anything; and windows that still run the last version find its parts.
      importScripts: ['isolation.js', 'keep-last.js'],
      maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
      navigateFallback: 'index.html',
      // Any address with any parameters is the app, except one that names another file.
      navigateFallbackDenylist: [/^[^?]*\.(?!html)[a-z0-9]+(?:\?|$)/i],
      cleanupOutdatedCaches: true,
      // The page of the very first visit is taken over too: what it loads later must also come without a network.
      // No effect on updates, which wait (registerType).
      clientsClaim: true,
      skipWaiting: false,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}

function shortcut(name: Bilingual, url: string): NonNullable<ManifestOptions['shortcuts']>[number] {
  const icons = [{ src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' }];
  return { name: `${name.zh} · ${name.en}`, ...localized('name', name), url, icons };
}

/** The member of the manifest in one language each, for browsers that know such members; others show both at once. */
function localized(member: string, { zh, en }: Bilingual): Record<string, Record<string, string>> {
  return { [`${member}_localized`]: { 'zh-Hans': zh, 'zh-Hant': toTraditional(zh), en } };
}
