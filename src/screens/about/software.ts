/** The npm packages inside the shipped app, with their licences. `packages`: names, or how those of a scope begin. */
export const SOFTWARE: readonly {
  readonly name: string;
  readonly licence: string;
  readonly packages: readonly string[];
}[] = [
  { name: 'TensorFlow.js 4.22: core, converter and backends', licence: 'Apache-2.0', packages: ['@tensorflow/tfjs-'] },
  {
    name: 'long 4 and seedrandom 3, parts of TensorFlow.js',
    licence: 'Apache-2.0 / MIT',
    packages: ['long', 'seedrandom'],
  },
  { name: 'Svelte 5', licence: 'MIT', packages: ['svelte'] },
  { name: 'clsx 2, part of Svelte', licence: 'MIT', packages: ['clsx'] },
  { name: 'Workbox 7', licence: 'MIT', packages: ['workbox-'] },
  { name: 'munkres 2', licence: 'MIT', packages: ['munkres'] },
  { name: 'image-dimensions 2', licence: 'MIT', packages: ['image-dimensions'] },
  { name: 'valibot 1', licence: 'MIT', packages: ['valibot'] },
  { name: 'idb 8', licence: 'ISC', packages: ['idb'] },
  { name: 'fflate 0.8', licence: 'MIT', packages: ['fflate'] },
  { name: 'qr 0.7', licence: 'MIT / Apache-2.0', packages: ['qr'] },
];
