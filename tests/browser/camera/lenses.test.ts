import { afterEach, expect, test } from 'vitest';
import { openCamera } from '#camera/camera.ts';
import { cameraFailure, whoseRefusal } from '#camera/camera-failure.ts';
import { listCameras, orderFor } from '#camera/cameras.ts';
import { facingOfLabel } from '#camera/facing.ts';

type Ask = MediaStreamConstraints['video'];
interface Lens {
  readonly deviceId: string;
  readonly label: string;
  readonly facing?: string;
  /** What it answers instead of a picture. */
  readonly error?: string;
}

/** A device with these lenses, each a real stream of Chromium's own camera; a direction is answered by the first. */
function device(...lenses: Lens[]) {
  const asked: Ask[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints | undefined) => {
    const video = constraints?.video;
    asked.push(video);
    const id = typeof video === 'object' ? (video.deviceId as { exact?: string } | undefined)?.exact : undefined;
    const lens = id ? lenses.find((one) => one.deviceId === id) : lenses[0];
    if (!lens) throw new DOMException('none', 'OverconstrainedError');
    if (lens.error) throw new DOMException('injected', lens.error);
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getVideoTracks();
    Object.defineProperty(track, 'label', { value: lens.label });
    track!.getSettings = () => ({ deviceId: lens.deviceId, ...(lens.facing ? { facingMode: lens.facing } : {}) });
    return stream;
  };
  const enumerateDevices = () =>
    Promise.resolve(
      lenses.map(({ deviceId, label, facing }) => ({
        ...{ deviceId, label, kind: 'videoinput', groupId: '', toJSON: () => null },
        ...(facing ? { getCapabilities: () => ({ facingMode: [facing] }) } : {}),
      })) as unknown as MediaDeviceInfo[],
    );
  const mediaDevices = { getUserMedia, enumerateDevices } as unknown as Pick<
    MediaDevices,
    'getUserMedia' | 'enumerateDevices'
  >;
  return { asked, mediaDevices };
}

let open: { close(): void } | null = null;
afterEach(() => open?.close());

test('a lens that cannot be read is passed over for the next that looks the same way', async () => {
  const { mediaDevices } = device(
    { deviceId: 'wide', label: 'Back Wide', facing: 'environment', error: 'NotReadableError' },
    { deviceId: 'front', label: 'Front', facing: 'user' },
    { deviceId: 'main', label: 'Back', facing: 'environment' },
  );
  const camera = (open = await openCamera({ mediaDevices, facing: 'environment', deviceId: 'wide' }));
  expect([camera.deviceId, camera.facing]).toEqual(['main', 'environment']);
});

test('where no lens looks the same way another one does, and anything before nothing', async () => {
  const { mediaDevices } = device(
    { deviceId: 'rear', label: 'x', facing: 'environment', error: 'AbortError' },
    { deviceId: 'front', label: 'y', facing: 'user' },
  );
  expect((open = await openCamera({ mediaDevices, facing: 'environment' })).deviceId).toBe('front');
});

test('the other camera is reached although the browser answers both directions with the same one', async () => {
  const { mediaDevices } = device({ deviceId: 'front', label: 'kamera 1' }, { deviceId: 'rear', label: 'kamera 0' });
  const camera = (open = await openCamera({ mediaDevices, facing: 'environment', leaving: 'front' }));
  expect(camera.deviceId).toBe('rear');
});

test('the one that is left is better than none', async () => {
  const { mediaDevices } = device(
    { deviceId: 'front', label: 'kamera 1' },
    { deviceId: 'rear', label: 'kamera 0', error: 'NotReadableError' },
  );
  expect((open = await openCamera({ mediaDevices, leaving: 'front', deviceId: 'rear' })).deviceId).toBe('front');
});

test('a device says which way a lens looks, whatever language its label is in', async () => {
  const { mediaDevices } = device(
    { deviceId: 'a', label: 'Kaamera 0, suunaga taha', facing: 'environment' },
    { deviceId: 'b', label: 'camera 1, facing front' },
    { deviceId: 'c', label: 'USB' },
  );
  const lenses = await listCameras(mediaDevices);
  expect(lenses.map(({ facing }) => facing)).toEqual(['environment', 'user', null]);
  expect(orderFor(lenses, 'user', { last: 'b' }).map(({ deviceId }) => deviceId)).toEqual(['c', 'a', 'b']);
  const labels = ['Kamera 0, nach hinten gerichtet', 'cámara trasera', 'caméra arrière', '后置相机', 'задняя камера'];
  expect(labels.map(facingOfLabel)).toEqual(labels.map(() => 'environment'));
});

test.each([
  ['Permission denied', 'granted', 'denied'],
  ['Permission denied by system', 'denied', 'denied-system'],
  ['Permission dismissed', 'prompt', 'dismissed'],
  ['The request is not allowed by the user agent', 'granted', 'denied-system'],
  ['The request is not allowed by the user agent', 'prompt', 'dismissed'],
  ['The request is not allowed by the user agent', 'denied', 'denied'],
  ['The request is not allowed by the user agent', null, 'denied'],
] as const)('"%s" of a page whose permission is %s: %s', async (message, state, failure) => {
  const refused = cameraFailure(new DOMException(message, 'NotAllowedError'));
  expect((await whoseRefusal(refused, () => Promise.resolve(state))).failure).toBe(failure);
});

test('a picture turned by quarters is upright for whoever looks, and knows its size', async () => {
  const plain = (open = await openCamera());
  const { width, height } = plain;
  plain.close();
  for (const turns of [1, 2, 3] as const) {
    const camera = (open = await openCamera({ viewOf: () => ({ mirrored: true, turns }) }));
    expect(camera).toMatchObject({
      mirrored: true,
      ...(turns % 2 ? { width: height, height: width } : { width, height }),
    });
    const frame = await camera.next(200);
    expect(frame!.bitmap.width > frame!.bitmap.height).toBe(camera.width > camera.height);
    camera.close();
  }
});

test('a video that was out of sight and stood still there is no dead camera when it comes back', async () => {
  const camera = (open = await openCamera({ silence: 1500 }));
  let word = '';
  camera.onbroken = ({ failure }) => (word = failure);
  const place = document.createElement('div');
  place.style.opacity = '0';
  document.body.append(place);
  place.append(camera.element);
  camera.element.pause();
  await new Promise((resolve) => setTimeout(resolve, 3500));
  expect(word).toBe('');
  place.style.opacity = '1';
  expect((await camera.next(100))?.bitmap.width).toBe(100);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(word).toBe('');
  place.remove();
});
