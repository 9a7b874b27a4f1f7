import type { Attachment } from 'svelte/attachments';
import type { LiveSession } from '#app/live/live.svelte.ts';
import { isCamera, sameCamera } from '#app/live/source-request.ts';

/**
 * Opens the camera for a dialog that looks at something in front of the device, so the rear one where there are two;
 * what comes back ends that. Whoever had another one running gets it back.
 */
export function borrowCamera(live: LiveSession): () => void {
  const { source } = live;
  if (!isCamera(source)) {
    void live.open({ kind: 'camera', facing: 'environment' });
    return () => live.stop();
  }
  if (source.facing === 'environment' || live.camera.lenses.length < 2) return () => undefined;
  const before = sameCamera(source);
  void live.camera.flip(false);
  return () => void live.open(before);
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
  // A video pauses when it is moved in the document; one that somebody paused stays so.
  if (element instanceof HTMLVideoElement && !('stays' in element.dataset)) void element.play().catch(() => undefined);
}

/** A source that is closed has let its stream or its file go. */
function isOpen(video: HTMLVideoElement): boolean {
  return video.srcObject !== null || video.hasAttribute('src');
}
