import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { centre } from '#core/box.ts';
import { pictureOf, startVision } from './start-vision.ts';

const [WIDE, HIGH] = [640, 480];
const GROUNDS = ['#181a1d', '#d8dadb'];
const FACES = 24;
const photos = Array.from(
  { length: FACES },
  (_, index) => `/.cache/test-photos/masks/without_mask/${String(index).padStart(3, '0')}.jpg`,
);
/** The test data beside the project is there. */
const photosThere = (await fetch(photos[0]!)).headers.get('content-type')?.startsWith('image') ?? false;
let client: VisionClient;

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
});
afterAll(() => client.dispose());

/** A face at a third of the picture's height before a plain ground; `across` and `down` in shares of the room left. */
async function faceOn(ground: string, face: ImageBitmap, across: number, down: number): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(WIDE, HIGH);
  const context = canvas.getContext('2d')!;
  context.fillStyle = ground;
  context.fillRect(0, 0, WIDE, HIGH);
  const high = HIGH / 3;
  const wide = (high * face.width) / face.height;
  context.imageSmoothingQuality = 'high';
  context.drawImage(face, (WIDE - wide) * across, (HIGH - high) * down, wide, high);
  return createImageBitmap(canvas);
}

/** The astronaut's head alone. */
async function headOfAstronaut(): Promise<ImageBitmap> {
  const cutOut = await pictureOf('/demo/astronaut.webp');
  const { width } = cutOut;
  return createImageBitmap(cutOut, Math.round(width * 0.3), 0, Math.round(width * 0.4), Math.round(width * 0.5));
}

/** How bright the middle of a face's picture is, 0..255. */
function lightOf(face: ImageBitmap): number {
  const context = new OffscreenCanvas(8, 8).getContext('2d')!;
  context.drawImage(face, face.width / 4, face.height / 4, face.width / 2, face.height / 2, 0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (64 * 3);
}

test.skipIf(!photosThere)(
  'of faces at a third of the picture before plain grounds nine in ten are people, the darker half of them as well as the lighter',
  async () => {
    const seen: { light: number; found: boolean; ground: string }[] = [];
    for (const [index, path] of photos.entries()) {
      const face = await pictureOf(path);
      const light = lightOf(face);
      for (const ground of GROUNDS) {
        await client.reset();
        const picture = await faceOn(ground, face, (index * 0.37) % 1, (index * 0.61) % 1);
        const scene = await client.look(picture, { still: true, turn: null, time: 1 });
        seen.push({ light, ground, found: (scene?.people.length ?? 0) > 0 });
      }
    }
    const middle = seen.map(({ light }) => light).sort((a, b) => a - b)[seen.length / 2]!;
    const share = (group: typeof seen) => group.filter(({ found }) => found).length / group.length;
    expect(share(seen.filter(({ light }) => light < middle))).toBeGreaterThanOrEqual(0.9);
    expect(share(seen.filter(({ light }) => light >= middle))).toBeGreaterThanOrEqual(0.9);
    for (const ground of GROUNDS)
      expect(share(seen.filter((one) => one.ground === ground))).toBeGreaterThanOrEqual(0.9);
  },
);

test('a face alone that moves is one person with one id, and no tensor is left behind', async () => {
  await client.reset();
  const head = await headOfAstronaut();
  const look = async (step: number) => {
    const picture = await faceOn(GROUNDS[0]!, head, 0.2 + step * 0.01, 0.4);
    return client.look(picture, { still: false, turn: null, time: step * 100 });
  };
  // A square a look until somebody is seen, and two looks that see them.
  for (let step = 0; step < 6; step += 1) await look(step);
  const ids = new Set<number>();
  let tensors = 0;
  for (let step = 6; step < 26; step += 1) {
    const people = (await look(step))?.people ?? [];
    expect(people).toHaveLength(1);
    ids.add(people[0]!.track);
    const room = 1 - (HIGH / 3 / WIDE) * (head.width / head.height);
    const middle = (0.2 + step * 0.01) * room + (1 - room) / 2;
    expect(Math.abs(centre(people[0]!.box).x - middle)).toBeLessThan(0.06);
    if (step === 12) ({ tensors } = await client.memory());
  }
  expect(ids.size).toBe(1);
  expect((await client.memory()).tensors).toBe(tensors);
});

test('before an empty wall nobody is seen', async () => {
  await client.reset();
  const wall = new OffscreenCanvas(WIDE, HIGH);
  wall.getContext('2d')!.fillRect(0, 0, WIDE, HIGH);
  for (let step = 0; step < 6; step += 1) {
    const picture = await createImageBitmap(wall);
    const scene = await client.look(picture, { still: step === 5, turn: null, time: step * 100 });
    expect(scene?.people).toEqual([]);
  }
});
