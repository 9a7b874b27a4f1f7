import { crc32 } from '#core/head/distillation/crc32.ts';
import { heldName } from '#core/dataset/class-name.ts';
import { MOST_CLASSES } from '#core/dataset/dataset.ts';
import type { LinearHead } from '#core/head/head.ts';
import { packRow, unpackRow } from './two-bits.ts';

/** Why a code was not taken. */
export type HeadCodeReason =
  /** Not one of Visor's. */
  | 'foreign'
  /** One of Visor's, but not as it was made. */
  | 'damaged'
  /** Made by a version of Visor that packs otherwise. */
  | 'other-version';

/** A code that was refused. */
export class HeadCodeError extends Error {
  readonly reason: HeadCodeReason;
  constructor(reason: HeadCodeReason) {
    super(reason);
    this.name = 'HeadCodeError';
    this.reason = reason;
  }
}

/**
 * Layout, little endian. "VSR", version (1 byte); embedding version (text); projection seed (4), body and face length
 * (2 each), projected length (2), classes (1); for each class its key and name (texts); temperature, threshold, face
 * scale and lean (float32 each); biases, what stands for a missing face, offsets of novelty (float32 for each class); weights of each
 * class, then the middle, as rows of two bits a number, each after its unit (float32), see `two-bits.ts`;
 * CRC-32 of everything before (4). A text is its length in bytes (1; 255 stands for null), then UTF-8.
 */
const MAGIC = [0x56, 0x53, 0x52] as const;
const VERSION = 2;
const NULL_TEXT = 255;

/** A small head as bytes for a QR code; names longer than 60 bytes are cut. */
export function pack(head: LinearHead): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [...MAGIC, VERSION];
  const number = (value: number, size: 1 | 2 | 4) => {
    for (let shift = 0; shift < size; shift++) bytes.push((value >>> (8 * shift)) & 0xff);
  };
  const float = (value: number) => bytes.push(...new Uint8Array(Float32Array.of(value).buffer));
  const text = (value: string | null) => {
    if (value === null) return number(NULL_TEXT, 1);
    const encoded = cut(value, 60);
    number(encoded.length, 1);
    bytes.push(...encoded);
  };
  const row = (values: Float64Array) => {
    const { unit, codes } = packRow(values);
    float(unit);
    bytes.push(...codes);
  };
  text(head.embeddingVersion);
  number(head.projectionSeed, 4);
  number(head.bodyLength, 2);
  number(head.faceLength, 2);
  number(head.projected, 2);
  number(head.classKeys.length, 1);
  head.classKeys.forEach((key, index) => {
    text(key);
    text(head.classNames[index] ?? null);
  });
  float(head.temperature);
  float(head.threshold);
  float(head.faceScale);
  float(head.lean);
  const layer = head.network.layers[0];
  for (const bias of layer?.biases ?? []) float(bias);
  for (const logit of head.missingFace) float(logit);
  for (const offset of head.offsets) float(offset);
  head.classKeys.forEach((_, c) => row(weightsOf(head, c)));
  row(head.middle);
  number(crc32(Uint8Array.from(bytes)), 4);
  return Uint8Array.from(bytes);
}

/** Reads what {@link pack} wrote; names come as a dataset may hold them. Throws {@link HeadCodeError}. */
export function unpack(bytes: Uint8Array): LinearHead {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) throw new HeadCodeError('foreign');
  if (bytes[3] !== VERSION) throw new HeadCodeError('other-version');
  const body = bytes.subarray(0, -4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(body.length, true) !== crc32(body)) throw new HeadCodeError('damaged');
  try {
    return read(body);
  } catch {
    // Right to the byte and still no head: made by something that only looks like Visor.
    throw new HeadCodeError('damaged');
  }
}

function read(bytes: Uint8Array): LinearHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = MAGIC.length + 1;
  const number = (size: 1 | 2 | 4) => {
    const value = size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
    at += size;
    return value;
  };
  const float = () => {
    const value = view.getFloat32(at, true);
    at += 4;
    if (Number.isNaN(value)) throw new RangeError('not a number');
    return value;
  };
  const text = () => {
    const length = number(1);
    if (length === NULL_TEXT) return null;
    at += length;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at - length, at));
  };
  const row = (width: number) => {
    const unit = float();
    at += Math.ceil(width / 4);
    return unpackRow({ unit, codes: bytes.subarray(at - Math.ceil(width / 4), at) }, width);
  };
  const embeddingVersion = text() ?? '';
  const projectionSeed = number(4);
  const bodyLength = number(2);
  const faceLength = number(2);
  const projected = number(2);
  const classes = number(1);
  if (classes < 1 || classes > MOST_CLASSES || projected < 1) throw new RangeError('no such head');
  const names = Array.from({ length: classes }, () => ({ key: text() ?? '', name: text() }));
  if (new Set(names.map(({ key }) => key)).size !== classes || names.some(({ key }) => key === ''))
    throw new RangeError('a class twice or without a key');
  const temperature = float();
  const threshold = float();
  const faceScale = float();
  const lean = float();
  const biases = Float64Array.from({ length: classes }, float);
  const missingFace = Float64Array.from({ length: classes }, float);
  const offsets = Float64Array.from({ length: classes }, float);
  const weights = new Float64Array(classes * projected);
  for (let c = 0; c < classes; c++) weights.set(row(projected), c * projected);
  const middle = row(projected);
  if (at !== bytes.length || !(temperature > 0)) throw new RangeError('not as long as it should be');
  return {
    kind: 'linear',
    embeddingVersion,
    classKeys: names.map(({ key }) => key),
    classNames: names.map(({ name }) => heldName(name)),
    bodyLength,
    faceLength,
    projectionSeed,
    projected,
    faceScale,
    missingFace,
    network: { layers: [{ inputs: projected, outputs: classes, weights, biases, activation: 'linear' }] },
    temperature,
    middle,
    offsets,
    lean,
    threshold,
  };
}

/** The row of one class. */
function weightsOf({ network, projected }: LinearHead, c: number): Float64Array {
  return network.layers[0]?.weights.subarray(c * projected, (c + 1) * projected) ?? new Float64Array(projected);
}

/** UTF-8 of a text, at most `most` bytes, never half a character. */
function cut(text: string, most: number): Uint8Array {
  let whole = new Uint8Array();
  let taken = '';
  for (const character of text) {
    taken += character;
    const encoded = new TextEncoder().encode(taken);
    if (encoded.length > most) break;
    whole = encoded;
  }
  return whole;
}
