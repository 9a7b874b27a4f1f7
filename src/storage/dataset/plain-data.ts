/** Plain data with typed arrays, as text and bytes. */
export interface PackedData {
  readonly text: string;
  /** The arrays one after the other, little-endian, in the order in which the text mentions them. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const KINDS = new Map<unknown, typeof Float32Array | typeof Float64Array>([
  ['f32', Float32Array],
  ['f64', Float64Array],
]);

/**
 * Splits plain data (objects, lists, numbers, strings, Float32Array, Float64Array) into JSON and bytes.
 * An array stands in the text as `{"$array": "f32" | "f64", "length": n}`, a number that JSON lacks as `{"$number": "Infinity"}`.
 */
export function packData(value: unknown): PackedData {
  const parts: Uint8Array[] = [];
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Float32Array || one instanceof Float64Array) {
      parts.push(new Uint8Array(one.buffer, one.byteOffset, one.byteLength));
      return { $array: one instanceof Float32Array ? 'f32' : 'f64', length: one.length };
    }
    return typeof one === 'number' && !Number.isFinite(one) ? { $number: String(one) } : one;
  });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { text, bytes };
}

/**
 * What {@link packData} split. Arrays take the bytes in order, each byte once, so a short text cannot ask for much memory.
 * Throws `SyntaxError` or `RangeError` where text and bytes do not belong together. What comes out still has to be checked.
 */
export function unpackData({ text, bytes }: PackedData): unknown {
  let at = 0;
  const value: unknown = JSON.parse(text, (_key, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    if ('$number' in one) return Number(one.$number);
    if (!('$array' in one)) return one;
    const kind = KINDS.get(one.$array);
    const length = 'length' in one ? one.length : undefined;
    if (!kind || !Number.isSafeInteger(length)) throw new RangeError('no such array');
    const end = at + (length as number) * kind.BYTES_PER_ELEMENT;
    if (end < at || end > bytes.length) throw new RangeError('array outside the bytes');
    const array = new kind(bytes.slice(at, end).buffer);
    at = end;
    return array;
  });
  if (at !== bytes.length) throw new RangeError('bytes that no array takes');
  return value;
}
