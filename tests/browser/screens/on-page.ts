import { flushSync } from 'svelte';

/** What the page shows under a `data-testid`; null where there is nothing. */
export function found(testid: string): HTMLElement | null {
  return document.querySelector(`[data-testid="${testid}"]`);
}

/** The same; throws where there is nothing. */
export function get(testid: string): HTMLElement {
  const element = found(testid);
  if (!element) throw new Error(`${testid} is not there`);
  return element;
}

/** Clicks it, and the page has followed. */
export function press(testid: string): void {
  get(testid).click();
  flushSync();
}
