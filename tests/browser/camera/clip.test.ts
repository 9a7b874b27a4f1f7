import { expect, test } from 'vitest';
import { openClip } from '#camera/clip.ts';
import { openFile } from '#camera/open-file.ts';
import clipUrl from '../../fixtures/demo.webm?url';

const clip = async () => (await fetch(clipUrl)).blob();

test('a clip plays silently in a loop and gives frame after frame', async () => {
  const source = await openClip(await clip());
  expect(source).toMatchObject({ kind: 'clip', still: false, mirrored: false, width: 640, height: 480 });
  const video = source.element as HTMLVideoElement;
  expect([video.muted, video.loop, video.playsInline]).toEqual([true, true, true]);
  const first = await source.next(320);
  const second = await source.next(320);
  expect([first!.bitmap.width, first!.bitmap.height]).toEqual([320, 240]);
  expect(second!.time).toBeGreaterThan(first!.time);
  source.close();
  expect(await source.next(320)).toBeNull();
});

test('a clip is known by its bytes when its type is missing or wrong', async () => {
  const bytes = await clip();
  for (const type of ['', 'image/png', 'application/octet-stream']) {
    const source = await openFile(new Blob([bytes], { type }));
    expect(source.kind).toBe('clip');
    source.close();
  }
});

test('closing ends a wait for the next frame', async () => {
  const source = await openClip(await clip());
  (source.element as HTMLVideoElement).pause();
  const waiting = source.next(320);
  source.close();
  expect(await waiting).toBeNull();
});
