import type { Attachment } from 'svelte/attachments';
import type { LiveSession } from '#app/live/live.svelte.ts';

/** Opens the camera for a dialog that looks through it; what comes back ends that. Whoever had it running keeps it. */
export function borrowCamera(live: LiveSession): () => void {
  if (live.source?.kind === 'camera') return () => undefined;
  void live.open({ kind: 'camera' });
  return () => live.stop();
}

/**
 * A place in the page, out of sight, for the video of a source that no screen shows. Out of the document a video pauses,
 * and an iPhone may freeze it for good (cozmo/jsQR#185, googlecreativelab/teachablemachine-community#89).
 */
export function waitingPlace(source: Shown | null): Attachment<HTMLElement> {
  return (node) => {
    if (source?.element instanceof HTMLVideoElement && !source.element.isConnected) put(source.element, node);
    return () => node.replaceChildren();
  };
}

/** Shows a source's own element where this is attached; null shows nothing. */
export function pictureOf(source: Shown | null): Attachment<HTMLElement> {
  return (node) => {
    if (!source) return;
    const { element } = source;
    put(element, node);
    return () => {
      const place = document.querySelector('[data-waiting-place]');
      if (place && element instanceof HTMLVideoElement && isOpen(element)) put(element, place);
      else element.remove();
    };
  };
}

type Shown = Pick<NonNullable<LiveSession['source']>, 'element'>;

function put(element: Shown['element'], place: Element): void {
  place.replaceChildren(element);
  // A video pauses when it is moved in the document.
  if (element instanceof HTMLVideoElement) void element.play().catch(() => undefined);
}

/** A source that is closed has let its stream or its file go. */
function isOpen(video: HTMLVideoElement): boolean {
  return video.srcObject !== null || video.hasAttribute('src');
}
