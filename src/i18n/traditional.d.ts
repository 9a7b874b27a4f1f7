// Word lists in Traditional Chinese: the same files, converted while they are bundled (src/build/traditional).

declare module '#i18n/zh.ts?hant' {
  export { zh } from '#i18n/zh.ts';
}
