/** `build/wasm-thread.ts` makes it. */
declare module 'virtual:wasm-thread' {}
