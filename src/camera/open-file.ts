import { VisorError } from '#core/failure.ts';
import { openClip } from './clip.ts';
import { openPhoto } from './photo.ts';
import type { Source } from './source.ts';

/**
 * Opens a photo or a clip. Type and first bytes only say what to try first, because phones hand over files without a
 * type and people rename them. Throws a `VisorError`: 'too-large', 'bad-file'.
 */
export async function openFile(file: Blob): Promise<Source> {
  const [first, second] = (await looksLikeClip(file)) ? [openClip, openPhoto] : [openPhoto, openClip];
  try {
    return await first(file);
  } catch (error) {
    if (error instanceof VisorError && error.failure === 'too-large') throw error;
    return second(file);
  }
}

async function looksLikeClip(file: Blob): Promise<boolean> {
  if (file.type.startsWith('image/')) return false;
  if (file.type.startsWith('video/')) return true;
  const bytes = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  const webm = text.startsWith('\x1a\x45\xdf\xa3');
  // AVIF and HEIC are boxed like MP4; the brand tells them apart.
  const mp4 = text.slice(4, 8) === 'ftyp' && !/avif|avis|heic|heix|mif1|msf1/.test(text.slice(8, 12));
  return webm || mp4;
}
