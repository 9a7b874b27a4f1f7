import { PICTURE_TYPES } from '#core/file-names.ts';
import { movieTracks } from './movie-tracks.ts';

/**
 * What a file is by its first bytes, whatever it is called: `picture`, `heic` (a picture that few browsers read),
 * `clip`, `hevc` (a film that this browser cannot show), `one-picture` (a film of a single picture), `no-picture`
 * (sound, or a film without pictures), `teachable-machine` and `project` (models), `picture-zip` (a zip that holds
 * pictures: folders of them, or a project of Teachable Machine), `empty`, or `other`.
 */
export type FileKind =
  | 'picture'
  | 'heic'
  | 'clip'
  | 'hevc'
  | 'one-picture'
  | 'no-picture'
  | 'teachable-machine'
  | 'project'
  | 'picture-zip'
  | 'empty'
  | 'other';

const HEAD = 64;
/** The directory of a zip is at its end. */
const TAIL = 64 * 1024;
const PICTURE_NAME = new RegExp(`\\.(?:${Object.keys(PICTURE_TYPES).join('|')})`, 'i');
/** Documents and programs are zips with pictures in them, too. */
const DOCUMENT = /\[Content_Types\]\.xml|META-INF\/|AndroidManifest\.xml|mimetypeapplication\//;
const HEVC = /^(hvc1|hev1|dvh1|dvhe)$/;
/** One codec of HEVC's, as a browser is asked about it: main profile, level 3.1. */
const HEVC_TYPE = 'video/mp4; codecs="hvc1.1.6.L93.B0"';

/** Says what a file is, reading only its first bytes, its index or its directory. */
export async function fileKind(file: Blob, canPlay: (type: string) => boolean = playsHere): Promise<FileKind> {
  if (file.size === 0) return 'empty';
  const text = latin(await file.slice(0, HEAD).arrayBuffer());
  if (isPicture(text)) return 'picture';
  if (text.startsWith('PK\x03\x04')) return zipKind(text + latin(await file.slice(-TAIL).arrayBuffer()));
  if (text.slice(4, 8) === 'ftyp' && /hei[cxms]|hev[cxms]|mif1|msf1/.test(text.slice(8, 12))) {
    // AVIF files may carry HEIF's general brand first and their own one after it.
    return text.slice(16, 40).includes('avif') ? 'picture' : 'heic';
  }
  if (text.slice(4, 8) === 'ftyp' && text.slice(8, 11) === 'avi') return 'picture';
  if (/^(ID3|OggS.{20,40}(OpusHead|.vorbis)|fLaC|#!AMR|caff|\xff[\xf1\xf9\xfb\xf3\xf2\xfa])/s.test(text))
    return 'no-picture';
  if (/^RIFF.{4}WAVE/s.test(text)) return 'no-picture';
  if (/^(ftyp|moov|mdat|wide|free|skip|pnot)$/.test(text.slice(4, 8))) return movieKind(file, canPlay);
  if (text.startsWith('\x1a\x45\xdf\xa3') || /^(OggS|RIFF.{4}AVI )/s.test(text)) return 'clip';
  return 'other';
}

async function movieKind(file: Blob, canPlay: (type: string) => boolean): Promise<FileKind> {
  const tracks = await movieTracks(file).catch(() => null);
  // Without an index to be read the browser has the last word.
  if (!tracks) return 'clip';
  if (tracks.pictures.length === 0) return 'no-picture';
  if (tracks.pictures.every((codec) => HEVC.test(codec)) && !canPlay(HEVC_TYPE)) return 'hevc';
  return tracks.frames === 1 ? 'one-picture' : 'clip';
}

/** Names stand in a zip's directory as they are. */
function zipKind(directory: string): FileKind {
  if (directory.includes('project.json')) return 'project';
  if (directory.includes('metadata.json') && directory.includes('model.json')) return 'teachable-machine';
  if (DOCUMENT.test(directory)) return 'other';
  return PICTURE_NAME.test(directory) ? 'picture-zip' : 'other';
}

function isPicture(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are bytes, not text
  return /^(\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\0|MM\0\*|\0\0\x01\0|\xff\x0a|\0\0\0\x0cJXL |RIFF.{4}WEBP|<svg|<\?xml)/s.test(
    text,
  );
}

function latin(bytes: ArrayBuffer): string {
  return new TextDecoder('latin1').decode(bytes);
}

function playsHere(type: string): boolean {
  return document.createElement('video').canPlayType(type) !== '';
}
