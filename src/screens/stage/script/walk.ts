/** What keys of keyboards and clickers mean while somebody presents. */
const STEPS: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

/** One part on or back; null: the press is for something else. */
export function walkOf({ key, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 1 | -1 | null {
  if (repeat || ctrlKey || metaKey || altKey) return null;
  if (target instanceof Element && target.closest('dialog, input, textarea, select')) return null;
  return STEPS[key] ?? null;
}
