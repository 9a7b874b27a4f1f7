/** A size of the last entry of this name, in the zip's directory, set to another. */
export function withSizeSaid(file: Uint8Array<ArrayBuffer>, name: string, size: number): Uint8Array<ArrayBuffer> {
  const copy = file.slice();
  const at = Buffer.from(copy).lastIndexOf(name) - 46;
  new DataView(copy.buffer).setUint32(at + 24, size, true);
  return copy;
}
