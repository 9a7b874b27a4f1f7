import { VisorError } from '#core/failure.ts';
import type { Failure } from '#core/failure.ts';
import { openClip } from './clip.ts';
import { fileKind, type FileKind } from './files/file-kind.ts';
import { openPhoto } from './photo.ts';
import type { Source } from './source.ts';

/** What no browser shows as a picture, and what is said of it. */
const REFUSED: Partial<Record<FileKind, Failure>> = {
  hevc: 'hevc',
  'no-picture': 'no-picture',
  'teachable-machine': 'teachable-machine',
  project: 'project-file',
  'picture-zip': 'picture-zip',
  empty: 'empty-file',
};

/**
 * Opens a photo or a clip. What it is, its bytes say: phones hand over files without a type and people rename them. The
 * type counts only where the bytes say nothing. A clip of a single picture is a photo. Throws a `VisorError`: 'heic',
 * 'hevc', 'no-picture', 'teachable-machine', 'project-file', 'picture-zip', 'empty-file', 'too-large', 'bad-file'.
 */
export async function openFile(file: Blob): Promise<Source> {
  const kind = await fileKind(file);
  const refused = REFUSED[kind];
  if (refused) throw new VisorError(refused, kind);
  if (kind === 'one-picture') return openClip(file, 'first-picture');
  const clip = kind === 'clip' || (kind === 'other' && file.type.startsWith('video/'));
  const [first, second] = clip ? [openClip, openPhoto] : [openPhoto, openClip];
  try {
    return await first(file);
  } catch (error) {
    if (kind === 'heic') throw new VisorError('heic', String(error));
    if (error instanceof VisorError && error.failure !== 'bad-file') throw error;
    return second(file);
  }
}
