/** The part of Trusted Types that is used; not in TypeScript's own library yet. */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string | null }): unknown;
}

/**
 * The page runs under `require-trusted-types-for 'script'` (`build/csp.ts`): no text becomes markup or code. Addresses of
 * scripts, which its workers need, are let through where they are the app's own. Markup in components is Svelte's, which has
 * a policy of its own. Browsers without Trusted Types go on without.
 */
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (new URL(url, document.baseURI).origin === location.origin ? url : null),
});
