import type { Attachment } from 'svelte/attachments';

/**
 * Where the key that has the focus is replaced by another (start by stop, and back), the focus goes to the one that
 * stands there now: whoever works by keyboard keeps their place.
 */
export const keepFocus: Attachment<HTMLElement> = (row) => {
  let last: HTMLElement | null = null;
  const note = ({ target }: FocusEvent) => (last = target instanceof HTMLElement ? target : null);
  const watcher = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const keys = row.querySelector<HTMLElement>('.bright:enabled') ?? row.querySelector<HTMLElement>('button:enabled');
    keys?.focus({ preventScroll: true });
  });
  row.addEventListener('focusin', note);
  watcher.observe(row, { childList: true, subtree: true });
  return () => {
    watcher.disconnect();
    row.removeEventListener('focusin', note);
  };
};
