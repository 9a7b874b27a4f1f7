import { expect, test } from 'vitest';
import { openFile } from '#camera/open-file.ts';
import { MOST_PIXELS, openPhoto } from '#camera/photo.ts';

const exif = import.meta.glob('../../fixtures/exif-*.jpg', { query: '?url', import: 'default', eager: true });

async function pixels(file: Blob): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const source = await openPhoto(file);
  const frame = await source.next(320);
  const { width, height } = frame!.bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(frame!.bitmap, 0, 0);
  frame!.bitmap.close();
  source.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

const fetched = async (url: unknown) => (await fetch(String(url))).blob();

/** The first bytes of a PNG of any claimed size, and nothing behind them. */
function pngHeader(width: number, height: number): Blob {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  bytes.set([8, 6, 0, 0, 0], 24);
  return new Blob([bytes], { type: 'image/png' });
}

test('the eight EXIF orientations of one picture give the same upright pixels', async () => {
  const files = Object.entries(exif).toSorted(([a], [b]) => a.localeCompare(b));
  expect(files).toHaveLength(8);
  const first = await pixels(await fetched(files[0]![1]));
  expect([first.width, first.height]).toEqual([320, 180]);
  for (const [name, url] of files) {
    const other = await pixels(await fetched(url));
    expect([name, other.width, other.height]).toEqual([name, 320, 180]);
    let difference = 0;
    for (let index = 0; index < first.data.length; index += 1) {
      difference += Math.abs(first.data[index]! - other.data[index]!);
    }
    // Each was compressed lying its own way: a little noise, no turned picture.
    expect(difference / first.data.length, name).toBeLessThan(3);
  }
});

test('a picture above 50 megapixels is refused by its header alone', async () => {
  const file = pngHeader(65_536, 65_536);
  await expect(openPhoto(file)).rejects.toMatchObject({ failure: 'too-large' });
  await expect(openFile(file)).rejects.toMatchObject({ failure: 'too-large' });
  expect(65_536 ** 2).toBeGreaterThan(MOST_PIXELS);
});

test('what is no picture and no clip is a bad file, and nothing is called so', async () => {
  const bytes = new Blob([new Uint8Array(5000).fill(7)]);
  for (const type of ['', 'image/jpeg', 'video/mp4']) {
    await expect(openFile(new Blob([bytes], { type }))).rejects.toMatchObject({ failure: 'bad-file' });
  }
  await expect(openFile(new Blob([]))).rejects.toMatchObject({ failure: 'empty-file' });
  await expect(openFile(pngHeader(10, 10))).rejects.toMatchObject({ failure: 'bad-file' });
});

test('formats that only an image element reads are opened too', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>';
  const { width, height, data } = await pixels(new Blob([svg], { type: 'image/svg+xml' }));
  expect([width, height]).toEqual([40, 20]);
  expect([...data.slice(0, 4)]).toEqual([255, 0, 0, 255]);
});

test('a photo is still, is copied as often as asked, and gives nothing once closed', async () => {
  const source = await openPhoto(await fetched(exif['../../fixtures/exif-1.jpg']));
  expect(source).toMatchObject({ kind: 'photo', still: true, mirrored: false, width: 320, height: 180 });
  for (let times = 0; times < 2; times += 1) {
    const frame = await source.next(100);
    expect([frame!.bitmap.width, frame!.bitmap.height]).toEqual([100, 56]);
    frame!.bitmap.close();
  }
  source.close();
  expect(await source.next(100)).toBeNull();
});
