/** What a film in ISO boxes (MP4, MOV: ISO/IEC 14496-12) says of itself. */
export interface MovieTracks {
  /** Four-letter codes of the pictures' codecs (`avc1`, `hvc1`); empty: there is no picture in it. */
  readonly pictures: readonly string[];
  /** Pictures in the longest of its picture tracks. */
  readonly frames: number;
}

const HEADER = 16;
/** Largest index that is read, bytes: hours of film. */
const MOST = 32 * 2 ** 20;

/** Boxes of one kind or one level that are looked at: a film has a few, a file made of nothing but headers has millions. */
const MOST_BOXES = 2000;

/** The tracks of a film, read from its index without decoding anything; null where there is no index to be read. */
export async function movieTracks(file: Blob): Promise<MovieTracks | null> {
  for (let at = 0, seen = 0; at + 8 <= file.size && seen < MOST_BOXES; seen++) {
    const head = new DataView(await file.slice(at, at + HEADER).arrayBuffer());
    const box = boxAt(head, 0, file.size - at);
    if (!box) return null;
    if (box.type === 'moov') {
      if (box.size > MOST) return null;
      return tracksOf(new DataView(await file.slice(at + box.head, at + box.size).arrayBuffer()));
    }
    at += box.size;
  }
  return null;
}

interface Box {
  readonly type: string;
  /** Bytes of its header and of all of it. */
  readonly head: number;
  readonly size: number;
}

function tracksOf(moov: DataView): MovieTracks {
  const pictures: string[] = [];
  let frames = 0;
  for (const track of childrenOf(moov, 'trak')) {
    const [media] = childrenOf(track, 'mdia');
    const [handler] = media ? childrenOf(media, 'hdlr') : [];
    if (!media || !handler || fourAt(handler, 8) !== 'vide') continue;
    const [table] = childrenOf(media, 'minf').flatMap((info) => childrenOf(info, 'stbl'));
    const [description] = table ? childrenOf(table, 'stsd') : [];
    const [sizes] = table ? childrenOf(table, 'stsz') : [];
    if (description && description.byteLength >= 16) pictures.push(fourAt(description, 12));
    if (sizes && sizes.byteLength >= 12) frames = Math.max(frames, sizes.getUint32(8));
  }
  return { pictures, frames };
}

function childrenOf(parent: DataView, type: string): DataView[] {
  const found: DataView[] = [];
  for (let at = 0, seen = 0; at + 8 <= parent.byteLength && seen < MOST_BOXES; seen++) {
    const box = boxAt(parent, at, parent.byteLength - at);
    if (!box) break;
    if (box.type === type)
      found.push(new DataView(parent.buffer, parent.byteOffset + at + box.head, box.size - box.head));
    at += box.size;
  }
  return found;
}

/** null where there is no whole box: `room` is what is left for it. */
function boxAt(view: DataView, at: number, room: number): Box | null {
  if (at + 8 > view.byteLength) return null;
  let size = view.getUint32(at);
  let head = 8;
  if (size === 1) {
    if (at + HEADER > view.byteLength) return null;
    size = Number(view.getBigUint64(at + 8));
    head = HEADER;
  } else if (size === 0) size = room;
  return size >= head && size <= room ? { type: fourAt(view, at + 4), head, size } : null;
}

function fourAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((next) => view.getUint8(at + next)));
}
