/** Keys that scan: the space bar, and what a clicker sends for "on". */
const SCAN_KEYS: ReadonlySet<string> = new Set([' ', 'PageDown']);

/** Whether a press on the keyboard or a clicker asks for a scan: not where it is for a field, a key or an open sheet. */
export function asksForScan(
  event: Pick<KeyboardEvent, 'key' | 'repeat' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): boolean {
  if (!SCAN_KEYS.has(event.key) || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  if (target.closest('dialog, input, textarea, select, [contenteditable]')) return false;
  // The space bar presses the key that has the focus; a clicker presses none.
  return event.key !== ' ' || target.closest('button, a, summary') === null;
}
