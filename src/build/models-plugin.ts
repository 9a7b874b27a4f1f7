import type { Plugin } from 'vite';

export function models(): Plugin {
  return { name: 'visor-models' };
}
