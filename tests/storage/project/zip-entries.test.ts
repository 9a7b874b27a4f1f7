import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { rng } from '#core/rng.ts';
import { unpackEntry } from '#storage/project/unpack-entry.ts';
import { zipDirectory, type ZipEntry } from '#storage/project/zip-directory.ts';

const random = rng(1);
/** Packs badly, so that it is unpacked in three steps. */
const noise = Uint8Array.from({ length: 40_000 }, () => Math.floor(random() * 256));
const words = new TextEncoder().encode('words '.repeat(100));
/** Longer than a byte can say, so that both bytes of their lengths count. */
const long = { extra: { 0x7777: new Uint8Array(300) }, comment: 'c'.repeat(290) };
const file = zipSync({
  'a/noise.bin': [noise, { level: 6, ...long }],
  'words.txt': [words, { level: 9, ...long }],
  'stored.bin': [words, { level: 0, ...long }],
});
const entries = zipDirectory(file)!;
const [noisy, packed, stored] = entries as [ZipEntry, ZipEntry, ZipEntry];
const pause = () => Promise.resolve();
const unpack = (entry: ZipEntry, change: Partial<ZipEntry> = {}) => unpackEntry(file, { ...entry, ...change }, pause);
/** The file with another number where its end or its directory begins. */
function withNumber(at: number, value: number, bytes: 2 | 4 = 2, of = file): Uint8Array {
  const copy = of.slice();
  const view = new DataView(copy.buffer);
  if (bytes === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}
const end = file.length - 22;
const directory = new DataView(file.buffer).getUint32(end + 16, true);

describe('the directory of a zip', () => {
  test('lists every file, whatever others added to its entries', () => {
    expect(entries.map(({ name, method, size }) => [name, method, size])).toEqual([
      ['a/noise.bin', 8, 40_000],
      ['words.txt', 8, 600],
      ['stored.bin', 0, 600],
    ]);
    expect(stored.packed).toBe(600);
  });

  test('is read where the bytes lie in a larger buffer', () => {
    const larger = new Uint8Array(file.length + 40);
    larger.set(file, 17);
    expect(zipDirectory(larger.subarray(17, 17 + file.length))).toEqual(entries);
  });

  test('is found before the longest comment that there may be, and not before a longer one', () => {
    const commented = (length: number) => {
      const whole = new Uint8Array(file.length + length);
      whole.set(file);
      return zipDirectory(whole);
    };
    expect(commented(0xffff)).toEqual(entries);
    expect(commented(0x10000)).toBeNull();
  });

  test.each([
    ['no end', file.slice(0, end)],
    ['an end alone that is cut', file.slice(end, -1)],
    ['an entry more than there is', withNumber(end + 10, 4)],
    ['a beginning outside', withNumber(end + 16, file.length, 4)],
    ['a beginning elsewhere', withNumber(end + 16, directory + 1, 4)],
    ['an entry that is none', withNumber(directory, 7)],
    ['nothing', new Uint8Array()],
  ])('with %s is none', (_what, bytes) => {
    expect(zipDirectory(bytes)).toBeNull();
  });

  test('that lists nothing is empty', () => {
    expect(zipDirectory(zipSync({}))).toEqual([]);
  });
});

describe('a file of a zip', () => {
  test('comes out to the byte, in memory of its own', async () => {
    expect(await unpack(noisy)).toEqual(noise);
    expect(await unpack(packed)).toEqual(words);
    const whole = await unpack(stored);
    expect([whole, whole?.buffer.byteLength]).toEqual([words, 600]);
  });

  test('lets others have their turn after every 16 kB, and at its end', async () => {
    let pauses = 0;
    const count = () => Promise.resolve(void pauses++);
    await unpackEntry(file, noisy, count);
    expect(pauses).toBe(4);
    await unpackEntry(file, stored, count);
    expect(pauses).toBe(5);
  });

  test.each<[string, ZipEntry, Partial<ZipEntry>]>([
    ['packed in another way', stored, { method: 12 }],
    ['longer than said', packed, { size: 599 }],
    ['shorter than said', packed, { size: 601 }],
    ['stored, and shorter than said', stored, { size: 601 }],
    ['of another sum', packed, { crc32: packed.crc32 ^ 1 }],
    ['stored, of another sum', stored, { crc32: stored.crc32 ^ 1 }],
    ['cut short', packed, { packed: packed.packed - 1 }],
    ['cut short by a step', noisy, { packed: 1 << 14 }],
    ['of no bytes', packed, { packed: 0 }],
    ['longer than the zip', stored, { packed: file.length, size: file.length }],
    ['that begins elsewhere', packed, { at: packed.at + 1 }],
    ['that begins at the end', packed, { at: file.length - 29 }],
    ['that begins outside', packed, { at: 0xffffffff }],
  ])('%s is damaged', async (_what, entry, change) => {
    expect(await unpack(entry, change)).toBeNull();
  });

  test('that never ends is damaged', async () => {
    // A stored block of deflate that says that others follow.
    const open = zipSync({ x: [Uint8Array.of(0, 1, 0, 254, 255, 65), { level: 0 }] });
    const [entry] = zipDirectory(open)!;
    expect(await unpackEntry(open, { ...entry!, method: 8, size: 1, crc32: 0xd3d99e8b }, pause)).toBeNull();
    const closed = zipSync({ x: [Uint8Array.of(1, 1, 0, 254, 255, 65), { level: 0 }] });
    expect(await unpackEntry(closed, { ...entry!, method: 8, size: 1, crc32: 0xd3d99e8b }, pause)).toEqual(Uint8Array.of(65)); // prettier-ignore
  });
});
