import { expect, test } from 'vitest';
import { openClip, type ClipSource } from '#camera/clip.ts';
import { openFile } from '#camera/open-file.ts';
import type { Source } from '#camera/source.ts';
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

/** When the picture that is seen begins, seconds. */
function shown(source: Source): () => number {
  let at = -1;
  const video = source.element as HTMLVideoElement;
  const watch = () =>
    video.requestVideoFrameCallback((_now, { mediaTime }) => {
      at = mediaTime;
      watch();
    });
  watch();
  return () => at;
}

/** The browser has told everybody of the picture that is seen. */
async function told(): Promise<void> {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
}

test('a clip that is paused is stepped picture by picture, on and back, and sought', async () => {
  const source = (await openClip(await clip())) as ClipSource;
  const at = shown(source);
  source.pause();
  await source.seek(0.5);
  await told();
  const begun = at();
  const times = [begun];
  for (let i = 0; i < 3; i++) {
    await source.step(1);
    await told();
    times.push(at());
  }
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  // The fixture has one picture every so often: no step stays where it is, none leaves one out.
  for (const gap of gaps) {
    expect(gap).toBeGreaterThan(0.01);
    expect(Math.abs(gap - gaps[0]!)).toBeLessThan(0.006);
  }
  for (let i = 0; i < 3; i++) await source.step(-1);
  await told();
  expect(Math.abs(at() - begun)).toBeLessThan(0.006);
  await source.seek(0);
  await source.step(-1);
  await told();
  expect(at()).toBeLessThan(0.02);
  await source.seek(source.duration);
  await told();
  const last = at();
  await source.step(1);
  await told();
  expect(at()).toBe(last);
  expect(source.paused).toBe(true);
  source.close();
});

test('while it is paused the same picture comes again only when somebody asks, and once for each time', async () => {
  const source = (await openClip(await clip())) as ClipSource;
  await source.next(320);
  source.pause();
  let frames = 0;
  const pump = async () => {
    for (;;) {
      const frame = await source.next(320);
      if (!frame) return;
      frame.bitmap.close();
      frames += 1;
    }
  };
  const pumping = pump();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
  expect(frames).toBe(0);
  source.again();
  await settle();
  expect(frames).toBe(1);
  await source.seek(0.6);
  await settle();
  expect(frames).toBe(1);
  source.again();
  await settle();
  expect(frames).toBe(2);
  await source.play();
  await settle();
  expect(frames).toBeGreaterThan(3);
  source.close();
  await pumping;
});
