import type { Plugin } from 'vite';

/**
 * What the page may load: its own files, and nothing from any other host. No inline script or style; `blob:` is
 * for pictures and clips that the visitor opens, `wasm-unsafe-eval` for compiling the wasm backend.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The page's own part: text becomes neither markup nor code, except by Svelte's policy for what components hold and ours for
 * the addresses of workers (`app/trusted-scripts.ts`). Workers have no markup, and the service worker imports its parts by name.
 */
const PAGE_POLICY = [POLICY, "require-trusted-types-for 'script'", 'trusted-types default svelte-trusted-html'].join(
  '; ',
);

/** What the app asks the device for: pictures, sound, its own motion, a screen that stays awake, files that go on to others. */
const USED = [
  ...['camera', 'microphone', 'accelerometer', 'gyroscope', 'screen-wake-lock'],
  ...['autoplay', 'fullscreen', 'clipboard-write', 'web-share'],
];
const UNUSED = [
  ...['bluetooth', 'clipboard-read', 'display-capture', 'encrypted-media', 'gamepad', 'geolocation', 'hid'],
  ...[
    'identity-credentials-get',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'midi',
    'otp-credentials',
    'payment',
  ],
  ...['picture-in-picture', 'publickey-credentials-get', 'serial', 'storage-access', 'sync-xhr', 'usb'],
  ...['window-management', 'xr-spatial-tracking'],
];

/** `Permissions-Policy` of our server: a fault of the page, or a frame in it, cannot ask for more. */
export const PERMISSIONS = [...USED.map((name) => `${name}=(self)`), ...UNUSED.map((name) => `${name}=()`)].join(', ');

/** Isolates the page from all others, so that threads may share memory; nothing here comes from another host. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** Every header that the app counts on, for any server that sends it. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': PERMISSIONS,
  ...ISOLATION,
};

/**
 * Puts {@link POLICY} into the built page, where it holds on any static host, and into every answer of the preview
 * server, where it also holds for the worker: a worker goes by the header of its own script, not by the page.
 */
export function csp(): Plugin {
  return {
    name: 'visor-csp',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { server }) {
        if (server) return; // the dev server reloads through inline scripts and a socket
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
        next();
      });
    },
  };
}
