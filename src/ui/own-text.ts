/** A translator that comes back this often is left its way; the text then follows into what it put there. */
const MOST_RESTORED = 20;

/**
 * Page translators put a text of their own, wrapped in `font`, where a text node was; whoever changes that node later
 * changes nothing that is seen. Puts every such node back; nothing of ours is a `font`. Returns how to stop.
 */
export function keepOwnText(root: Node): () => void {
  const restored = new WeakMap<Node, number>();
  const standIns = new WeakMap<Node, Element>();
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') {
        const standIn = standIns.get(record.target);
        if (standIn) standIn.textContent = record.target.textContent;
        continue;
      }
      for (const text of record.removedNodes) {
        const font = text instanceof Text ? standInOf(text, record) : null;
        if (font) restore(text, font);
      }
    }
  });
  const restore = (text: Node, font: Element): void => {
    const times = (restored.get(text) ?? 0) + 1;
    restored.set(text, times);
    if (times <= MOST_RESTORED) return font.replaceWith(text);
    standIns.set(text, font);
    observer.observe(text, { characterData: true });
  };
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/** What stands where this text was: put in with the same step, or beside it in a step before. */
function standInOf(text: Text, { addedNodes, previousSibling, nextSibling }: MutationRecord): Element | null {
  const around = [text.parentNode, ...addedNodes, previousSibling, nextSibling];
  const font = around.find((node) => node?.nodeName === 'FONT' && node.isConnected);
  return font instanceof Element ? font : null;
}
