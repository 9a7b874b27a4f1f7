/** Vectors one after the other, as little-endian float32. */
export function joinFloats(rows: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const all = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return new Uint8Array(all.buffer);
}

/**
 * The vectors that {@link joinFloats} joined, each with memory of its own.
 * null where the bytes are not `count` rows of `length` finite numbers.
 */
export function splitFloats(bytes: Uint8Array<ArrayBuffer>, count: number, length: number): Float32Array[] | null {
  if (bytes.length !== count * length * Float32Array.BYTES_PER_ELEMENT) return null;
  const all = new Float32Array(bytes.slice().buffer);
  if (!all.every(Number.isFinite)) return null;
  return Array.from({ length: count }, (_, row) => all.slice(row * length, (row + 1) * length));
}
