import type { Plugin } from 'vite';

export function csp(): Plugin {
  return { name: 'visor-csp' };
}
