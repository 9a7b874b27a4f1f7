import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileKind, type FileKind } from '#camera/files/file-kind.ts';
import { movieTracks } from '#camera/files/movie-tracks.ts';

const FIELD = join(import.meta.dirname, '../../../../shared/data/field');
const never = () => false;

function box(type: string, ...parts: Uint8Array[]): Uint8Array {
  const size = 8 + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, size);
  bytes.set(Buffer.from(type, 'latin1'), 4);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const words = (...values: number[]) => {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, index) => new DataView(bytes.buffer).setUint32(index * 4, value));
  return bytes;
};
const text = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'));

/** One track: its handler, its codec and so many samples. */
const track = (handler: string, codec: string, samples: number) =>
  box(
    'trak',
    box('tkhd', words(0)),
    box(
      'mdia',
      box('hdlr', words(0, 0), text(handler), words(0, 0, 0)),
      box('minf', box('stbl', box('stsd', words(0, 1), box(codec, words(0, 0))), box('stsz', words(0, 0, samples)))),
    ),
  );

/** A film with its index at the end, as phones write it. */
const film = (...tracks: Uint8Array[]) =>
  new Blob([
    box('ftyp', text('qt  '), words(0)),
    box('wide'),
    box('mdat', new Uint8Array(5000)),
    box('moov', ...tracks),
  ] as BlobPart[]);

describe('a film is what its index says', () => {
  test.each<[string, Uint8Array[], FileKind]>([
    ['pictures and sound', [track('soun', 'mp4a', 90), track('vide', 'avc1', 40)], 'clip'],
    ['pictures in HEVC', [track('vide', 'hvc1', 40), track('soun', 'mp4a', 90)], 'hevc'],
    ['pictures in Dolby Vision', [track('vide', 'dvh1', 40)], 'hevc'],
    ['pictures in HEVC and in another codec', [track('vide', 'hvc1', 40), track('vide', 'avc1', 40)], 'clip'],
    ['one picture', [track('vide', 'avc1', 1)], 'one-picture'],
    ['sound alone', [track('soun', 'mp4a', 90)], 'no-picture'],
    ['nothing', [], 'no-picture'],
  ])('%s', async (_what, tracks, kind) => {
    expect(await fileKind(film(...tracks), never)).toBe(kind);
  });

  test('where the browser shows HEVC it is a clip', async () => {
    expect(await fileKind(film(track('vide', 'hev1', 40)), () => true)).toBe('clip');
  });

  test('an index that cannot be read is left to the browser', async () => {
    for (const broken of [box('moov', words(7, 7, 7)), words(3, 0x6d6f6f76), box('mdat', words(1))]) {
      const file = new Blob([box('ftyp', text('isom'), words(0)), broken] as BlobPart[]);
      expect(['clip', 'no-picture']).toContain(await fileKind(file, never));
    }
    const endless = new Blob([words(0, 0x66747970), words(1, 2)] as BlobPart[]);
    expect(await movieTracks(endless)).toBeNull();
  });
});

test.each<[string, FileKind, Uint8Array | string]>([
  ['a JPEG', 'picture', '\xff\xd8\xff\xe0'],
  ['an AVIF under a general brand', 'picture', '\0\0\0\x1cftypmif1\0\0\0\0avifmif1'],
  ['a HEIC', 'heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['a burst of an iPhone', 'heic', '\0\0\0\x18ftyphevc\0\0\0\0msf1hevc'],
  ['a WebM', 'clip', '\x1a\x45\xdf\xa3'],
  ['an MP3', 'no-picture', 'ID3\x04'],
  ['a WAV', 'no-picture', 'RIFF\x24\0\0\0WAVEfmt '],
  ['a PDF', 'other', '%PDF-1.7'],
  ['nothing', 'empty', ''],
  [
    'a project',
    'project',
    zipSync({ 'visor/project.json': new Uint8Array(9), 'visor/vectors.bin': new Uint8Array(9) }),
  ],
  [
    'a zip of folders of pictures',
    'picture-zip',
    zipSync({ 'chef/1.JPG': new Uint8Array(9), 'a.txt': new Uint8Array(9) }),
  ],
  [
    'a document, which is a zip with pictures in it',
    'other',
    zipSync({ '[Content_Types].xml': new Uint8Array(9), 'word/media/image1.png': new Uint8Array(9) }),
  ],
  ['a zip of anything', 'other', zipSync({ 'a.txt': new Uint8Array(9) })],
])('%s is known by its bytes: %s', async (_what, kind, bytes) => {
  const file = new Blob([typeof bytes === 'string' ? text(bytes) : bytes] as BlobPart[], {
    type: 'application/x-wrong',
  });
  expect(await fileKind(file, never)).toBe(kind);
});

describe.skipIf(!existsSync(FIELD))('files that people have', () => {
  test.each<[string, FileKind]>([
    ['hevc-aac.mov', 'hevc'],
    ['sound-only.mp4', 'no-picture'],
    ['one-frame.mp4', 'one-picture'],
    ['iphone.heic', 'heic'],
    ['turned90.mp4', 'clip'],
    ['dim.jpg', 'picture'],
    ['gainmap-ultrahdr.jpg', 'picture'],
    ['project-compressed-folder.zip', 'project'],
    ['teachable-machine-export.zip', 'teachable-machine'],
  ])('%s', async (name, kind) => {
    expect(await fileKind(await openAsBlob(join(FIELD, name)), never)).toBe(kind);
  });
});
