/** The size of a picture that is taken home: that of the source, its longest side between 960 and `most` px, even sides. */
export function shotSize(source: { readonly width: number; readonly height: number }, most: number) {
  const longest = Math.max(source.width, source.height, 1);
  const scale = Math.min(most, Math.max(960, longest)) / longest;
  // Encoders of H.264 take even sides alone.
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { width: even(source.width), height: even(source.height) };
}
