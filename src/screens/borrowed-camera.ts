import type { Attachment } from 'svelte/attachments';
import type { LiveSession } from '#app/live.svelte.ts';

/** Opens the camera for a dialog that looks through it; what comes back ends that. Whoever had it running keeps it. */
export function borrowCamera(live: LiveSession): () => void {
  if (live.source?.kind === 'camera') return () => undefined;
  void live.open({ kind: 'camera' });
  return () => live.stop();
}

/** Shows a source's own element where this is attached; null shows nothing. */
export function pictureOf(source: Pick<NonNullable<LiveSession['source']>, 'element'> | null): Attachment<HTMLElement> {
  return (node) => {
    if (!source) return;
    const { element } = source;
    node.replaceChildren(element);
    // A video pauses when it is moved in the document.
    if (element instanceof HTMLVideoElement) void element.play().catch(() => undefined);
    return () => {
      element.remove();
      // Taken out of the document it pauses, and a camera without new pictures counts as broken.
      setTimeout(() => {
        if (element instanceof HTMLVideoElement && !element.isConnected && element.srcObject)
          void element.play().catch(() => undefined);
      });
    };
  };
}
