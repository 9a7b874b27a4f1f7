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

/** Isolates the page from all others, so that threads may share memory; nothing here comes from another host. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

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
            attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', POLICY);
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Referrer-Policy', 'no-referrer');
        for (const [name, value] of Object.entries(ISOLATION)) response.setHeader(name, value);
        next();
      });
    },
  };
}
