/**
 * Width and height of a JPEG in px, read from its frame header (ITU-T T.81, B.2.2); null where it is none.
 * A few bytes can claim a picture of 65535 × 65535, so sizes are asked before anything decodes it.
 */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const at = (index: number): number => bytes[index] ?? 0;
  if (at(0) !== 0xff || at(1) !== 0xd8) return null;
  for (let segment = 2; segment + 9 < bytes.length;) {
    if (at(segment) !== 0xff) return null;
    const marker = at(segment + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        height: at(segment + 5) * 256 + at(segment + 6),
        width: at(segment + 7) * 256 + at(segment + 8),
      };
    }
    if (marker === 0xda || marker === 0xd9) return null; // the picture, or its end, before its size
    segment += 2 + at(segment + 2) * 256 + at(segment + 3);
  }
  return null;
}
