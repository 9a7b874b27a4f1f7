import { expect, test } from 'vitest';
import { openCamera } from '#camera/camera.ts';
import { listCameras, watchCameras } from '#camera/cameras.ts';
import { facingOfLabel, facingOfTrack } from '#camera/facing.ts';
import type { VisorError } from '#core/failure.ts';

type Ask = MediaStreamConstraints | undefined;

/** Answers getUserMedia with these errors one after the other, then with the real fake camera. */
function devices(...errors: string[]) {
  const asked: Ask[] = [];
  const getUserMedia = (constraints: Ask) => {
    asked.push(constraints);
    const error = errors.shift();
    if (error) return Promise.reject(new DOMException('injected', error));
    return navigator.mediaDevices.getUserMedia(constraints);
  };
  return { asked, mediaDevices: { getUserMedia } };
}

const broken = (source: { onbroken: ((error: VisorError) => void) | null }) =>
  new Promise<string>((resolve) => {
    source.onbroken = (error) => resolve(error.failure);
  });

test('a camera opens with one request, has a size at once and gives new frames', async () => {
  const { asked, mediaDevices } = devices();
  const opened = performance.now();
  const camera = await openCamera({ mediaDevices });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.audio).toBe(false);
  expect(camera.width).toBeGreaterThan(0);
  expect(camera.element.srcObject).toBeInstanceOf(MediaStream);
  const first = await camera.next(160);
  const second = await camera.next(160);
  expect(Math.max(first!.bitmap.width, first!.bitmap.height)).toBe(160);
  expect(second!.time).toBeGreaterThan(first!.time);
  // By the page's own clock: taken between the opening and now, give or take a frame.
  expect(second!.time).toBeGreaterThan(opened);
  expect(second!.time).toBeLessThan(performance.now() + 100);
  expect(camera.torch).toEqual({ available: false, on: false });
  const [track] = (camera.element.srcObject as MediaStream).getVideoTracks();
  camera.close();
  expect(track!.readyState).toBe('ended');
  expect(await camera.next(160)).toBeNull();
});

test('the front camera is shown mirrored, the rear camera is not', async () => {
  const front = await openCamera({ facing: 'user' });
  expect([front.facing, front.mirrored]).toEqual(['user', true]);
  front.close();
  const rear = await openCamera({ facing: 'environment' });
  expect([rear.facing, rear.mirrored]).toEqual(['environment', false]);
  rear.close();
});

test('the direction is what the track delivers, then what its label says, then what was asked for', () => {
  const track = (facingMode: string | undefined, label: string) =>
    ({ label, getSettings: () => ({ facingMode }) }) as unknown as MediaStreamTrack;
  expect(facingOfTrack(track('user', 'camera'), 'environment')).toBe('user');
  expect(facingOfTrack(track(undefined, 'camera2 1, facing front'), 'environment')).toBe('user');
  expect(facingOfTrack(track(undefined, 'Back Ultra Wide Camera'), 'user')).toBe('environment');
  expect(facingOfTrack(track(undefined, 'USB Video'), 'user')).toBe('user');
  expect(facingOfLabel('USB Video')).toBeNull();
});

for (const [error, failure] of [
  ['NotFoundError', 'no-camera'],
  ['NotReadableError', 'in-use'],
  ['AbortError', 'in-use'],
  ['TypeError', 'camera-other'],
] as const) {
  test(`${error} of the browser, whatever it is asked for, is the failure '${failure}'`, async () => {
    const { mediaDevices } = devices(...Array<string>(20).fill(error));
    await expect(openCamera({ mediaDevices })).rejects.toMatchObject({ failure });
  });
}

test('a refusal is not asked again', async () => {
  const { asked, mediaDevices } = devices('NotAllowedError');
  await expect(openCamera({ mediaDevices })).rejects.toMatchObject({ name: 'VisorError' });
  expect(asked).toHaveLength(1);
});

test('wishes that cannot be met are dropped one by one', async () => {
  const { asked, mediaDevices } = devices('OverconstrainedError', 'OverconstrainedError');
  const camera = await openCamera({ mediaDevices, deviceId: 'gone' });
  camera.close();
  expect(asked.map((each) => each?.video)).toMatchObject([
    { deviceId: { exact: 'gone' } },
    { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } },
    { facingMode: { ideal: 'environment' } },
  ]);
});

test('a camera that is pulled out breaks with one word: disconnected', async () => {
  const camera = await openCamera();
  const word = broken(camera);
  const [track] = (camera.element.srcObject as MediaStream).getVideoTracks();
  track!.dispatchEvent(new Event('ended'));
  expect(await word).toBe('disconnected');
  expect(track!.readyState).toBe('ended');
  expect(await camera.next(100)).toBeNull();
});

test('a camera whose picture stands still although its track claims to live says so', async () => {
  const camera = await openCamera({ silence: 1000 });
  const word = broken(camera);
  // Paused again whenever it is told to play.
  camera.element.addEventListener('play', () => camera.element.pause());
  camera.element.pause();
  expect(await word).toBe('frozen');
});

test('an opening that nobody waits for any more leaves no camera running', async () => {
  const streams: MediaStream[] = [];
  const control = new AbortController();
  const getUserMedia = async (constraints: Ask) => {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    streams.push(stream);
    control.abort();
    return stream;
  };
  await expect(openCamera({ mediaDevices: { getUserMedia }, signal: control.signal })).rejects.toThrow();
  expect(streams[0]!.getTracks().map((track) => track.readyState)).toEqual(['ended']);
});

test('the cameras of the device are listed by name, and a change is told', async () => {
  (await openCamera()).close();
  const lenses = await listCameras();
  expect(lenses.length).toBeGreaterThan(0);
  expect(lenses[0]!.label).not.toBe('');
  const told = new Promise((resolve) => {
    const stop = watchCameras((list) => {
      stop();
      resolve(list);
    });
  });
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  expect(await told).toEqual(lenses);
});
