import type { Attachment } from 'svelte/attachments';

/** Whoever works with the keyboard goes on here: at the field itself, or at the first key within. */
export const focusFirst: Attachment<HTMLElement> = (node) => {
  const first = node.matches('input, button') ? node : node.querySelector<HTMLElement>('input, button');
  first?.focus();
};
