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
  /** Opened from the home screen, without the browser around it. */
  readonly standalone: boolean;
  /** iPhone or iPad. */
  readonly ios: boolean;
  /** Runs something once the download has certainly begun. */
  readonly later: (run: () => void) => void;
}

/**
 * Brings a file out of the page. `save` downloads, save in an installed iOS app, where only the share sheet leads out;
 * `share` opens the sheet wherever there is one that takes the file. Never throws.
 */
export function createFileSaver(world: SaveWorld) {
  // A download link in an installed app on iOS opens a page without a way back.
  const stranding = world.standalone && world.ios;
  return async (saved: SavedFile, how: 'save' | 'share' = 'save'): Promise<SaveOutcome> => {
    const file = new File([saved.bytes], saved.name, { type: saved.type });
    if (how === 'share' || stranding) {
      const outcome = await share(world.navigator, file);
      // Chromium refuses kinds of files that it never shares as it refuses a missing tap: a download is better there.
      if (outcome !== 'impossible' && (outcome !== 'needs-tap' || stranding)) return outcome;
    }
    return stranding ? 'impossible' : download(world, file);
  };
}

/** Whether the browser says that it hands files of this name and type to other apps. */
export function offersShare(
  navigator: SaveWorld['navigator'],
  { name, type }: Pick<SavedFile, 'name' | 'type'>,
): boolean {
  try {
    return navigator.share !== undefined && navigator.canShare?.({ files: [new File(['-'], name, { type })] }) === true;
  } catch {
    return false;
  }
}

async function share(navigator: SaveWorld['navigator'], file: File): Promise<SaveOutcome> {
  // Files only: iOS makes a second file of a title or a text.
  const data = { files: [file] };
  try {
    if (!navigator.share || !navigator.canShare?.(data)) return 'impossible';
    await navigator.share(data);
    return 'shared';
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') return 'dismissed';
    return name === 'NotAllowedError' ? 'needs-tap' : 'impossible';
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
