/** The npm packages inside the shipped app, with their licences. */
export const SOFTWARE: readonly { readonly name: string; readonly licence: string }[] = [
  { name: 'TensorFlow.js 4.22: core, converter and backends', licence: 'Apache-2.0' },
  { name: 'Svelte 5', licence: 'MIT' },
  { name: 'Workbox 7', licence: 'MIT' },
  { name: 'munkres 2', licence: 'MIT' },
  { name: 'image-dimensions 2', licence: 'MIT' },
  { name: 'valibot 1', licence: 'MIT' },
  { name: 'idb 8', licence: 'ISC' },
  { name: 'fflate 0.8', licence: 'MIT' },
  { name: 'qr 0.7', licence: 'MIT / Apache-2.0' },
];
