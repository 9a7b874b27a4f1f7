/** A file that somebody wants to have. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * What became of it: `shared` handed to the share sheet · `downloaded` · `dismissed` the person closed the sheet, which
 * is no error · `needs-tap` the browser opens its sheet only right after a tap: keep the file and ask for one
 * · `impossible` there is no way out of this window.
 */
export type SaveOutcome = 'shared' | 'downloaded' | 'dismissed' | 'needs-tap' | 'impossible';

/** What of the page is needed. */
export interface SaveWorld {
  readonly navigator: {
    readonly share?: (data: { files: File[] }) => Promise<void>;
    readonly canShare?: (data: { files: File[] }) => boolean;
  };
  readonly document: Pick<Document, 'createElement' | 'body'>;
  readonly URL: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  /** An installed app on iOS: a download link there opens a page without a way back. */
  readonly stranding: boolean;
  /** Runs something once the download has certainly begun. */
  readonly later: (run: () => void) => void;
}

/**
 * Brings a file out of the page. `save` downloads, save in an installed iOS app, where only the share sheet leads out;
 * `share` opens the sheet wherever there is one that takes the file. Never throws.
 */
export function createFileSaver(world: SaveWorld) {
  return async (saved: SavedFile, how: 'save' | 'share' = 'save'): Promise<SaveOutcome> => {
    const file = new File([saved.bytes], saved.name, { type: saved.type });
    if (how === 'share' || world.stranding) {
      const outcome = await share(world, file);
      if (outcome !== 'impossible') return outcome;
    }
    return world.stranding ? 'impossible' : download(world, file);
  };
}

async function share({ navigator, stranding }: SaveWorld, file: File): Promise<SaveOutcome> {
  // Files only: iOS makes a second file of a title or a text.
  const data = { files: [file] };
  try {
    if (!navigator.share || !navigator.canShare?.(data)) return 'impossible';
    await navigator.share(data);
    return 'shared';
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') return 'dismissed';
    // Chromium says the same of kinds of files that it never shares; there a download is the better answer.
    return name === 'NotAllowedError' && stranding ? 'needs-tap' : 'impossible';
  }
}

function download({ document, URL, later }: SaveWorld, file: File): SaveOutcome {
  try {
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    later(() => URL.revokeObjectURL(url));
    return 'downloaded';
  } catch {
    return 'impossible';
  }
}
