declare const __APP_VERSION__: string;

/** Version of the app by `package.json`; the build puts it here. */
export const VERSION: string = __APP_VERSION__;
