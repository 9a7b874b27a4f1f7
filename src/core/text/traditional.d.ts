// Word lists in Traditional Chinese: the same files, converted while they are bundled (src/build/traditional).

declare module '#core/text/example-sentences-zh.ts?hant' {
  export { EXAMPLE_SENTENCES_ZH } from '#core/text/example-sentences-zh.ts';
}
