import type { Attachment } from 'svelte/attachments';

/** Shows a picture or a clip that is not in the network: its address lives as long as the element shows it. */
export function sourceOf(blob: Blob): Attachment<HTMLImageElement | HTMLMediaElement> {
  return (element) => {
    const url = URL.createObjectURL(blob);
    element.src = url;
    return () => {
      element.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
  };
}
