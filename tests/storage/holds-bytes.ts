/** Whether `needle` lies anywhere in `hay`. */
export function holdsBytes(hay: Uint8Array, needle: Uint8Array): boolean {
  const [first] = needle;
  if (first === undefined) return true;
  for (let at = hay.indexOf(first); at >= 0; at = hay.indexOf(first, at + 1)) {
    if (needle.every((byte, index) => hay[at + index] === byte)) return true;
  }
  return false;
}

/** The bytes of a vector as files hold it. */
export function bytesOf(values: Float32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
