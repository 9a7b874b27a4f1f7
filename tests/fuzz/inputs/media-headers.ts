import { fileKind } from '#camera/files/file-kind.ts';
import { movieTracks } from '#camera/files/movie-tracks.ts';
import { claimedSize } from '#camera/picture-size.ts';
import type { Chance } from '../chance.ts';
import { holds } from '../holds.ts';
import { mediaSeeds } from '../media-seeds.ts';
import { byteMutant, joined } from '../mutants/byte-mutant.ts';

/** Of each file so much is read: what follows are pixels. */
const MOST = 256 * 1024;

const KINDS = ['picture', 'heic', 'clip', 'hevc', 'one-picture', 'no-picture', 'teachable-machine', 'project', 'empty', 'other']; // prettier-ignore

const seeds = mediaSeeds().map(({ name, bytes }) => ({ name, bytes: bytes.slice(0, MOST) }));

/** One mutant of a photo or clip: what it is said to be, and how large. */
export async function fuzzMediaHeader(chance: Chance): Promise<void> {
  const file = new Blob([mutantOf(chance)]);
  holds(KINDS.includes(await fileKind(file, () => chance.odds(0.5))), 'a file is of a known kind');
  const size = await claimedSize(file);
  holds(size === null || (size.width >= 0 && size.height >= 0), 'a size is a size');
  const tracks = await movieTracks(file).catch(() => null);
  holds(tracks === null || tracks.frames >= 0, 'pictures can be counted');
}

function mutantOf(chance: Chance): Uint8Array<ArrayBuffer> {
  const { bytes } = chance.pick(seeds);
  if (chance.odds(0.02)) return manyBoxes(chance, bytes);
  // Sizes and codecs stand in the first bytes, or in an index that films carry at their end.
  const moov = chance.odds(0.5) ? Buffer.from(bytes).indexOf('moov') : -1;
  if (moov < 4) return byteMutant(chance, bytes, Math.min(bytes.length, chance.pick([32, 200, 4000])));
  const [head, index] = [bytes.subarray(0, moov - 4), bytes.subarray(moov - 4)];
  return joined(head, byteMutant(chance, index, Math.min(index.length, 1500)));
}

/** A film of nothing but headers, outside its index or inside it. */
function manyBoxes(chance: Chance, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const type = chance.pick(['free', 'skip', 'trak', 'mdia']);
  const box = joined(new Uint8Array([0, 0, 0, 8]), new TextEncoder().encode(type));
  const boxes = new Uint8Array(4 * 2 ** 20);
  for (let at = 0; at < boxes.length; at += 8) boxes.set(box, at);
  const head = new Uint8Array([0, 0, 0, 16, ...new TextEncoder().encode('ftypisom'), 0, 0, 0, 0]);
  if (chance.odds(0.5)) return joined(head, boxes, bytes);
  const index = new Uint8Array(8);
  new DataView(index.buffer).setUint32(0, boxes.length + 8);
  index.set(new TextEncoder().encode('moov'), 4);
  return joined(head, index, boxes);
}
