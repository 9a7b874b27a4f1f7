import { describe, expect, test } from 'vitest';
import { jpegSize } from '#storage/project/jpeg-size.ts';
import { rng } from '#core/rng.ts';
import { jpeg } from '../make-project.ts';

describe('the size of a JPEG', () => {
  test('is read from its header', () => {
    expect(jpegSize(jpeg(1, 96, 128))).toEqual({ width: 96, height: 128 });
    expect(jpegSize(jpeg(2, 65535, 300))).toEqual({ width: 65535, height: 300 });
  });

  test.each([
    ['nothing', []],
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 0]],
    ['its two first bytes', [0xff, 0xd8]],
    ['a picture before its size', [0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['a segment that leads out', [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['a segment of no length', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('%s has none', (_name, bytes) => {
    expect(jpegSize(new Uint8Array(bytes))).toBeNull();
  });

  test('noise ends', () => {
    const random = rng(3);
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: 200 }, () => (random() < 0.5 ? 0xff : Math.floor(random() * 256)));
      jpegSize(new Uint8Array([0xff, 0xd8, ...noise]));
    }
  });
});
