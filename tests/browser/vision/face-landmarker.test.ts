import { createDetector, SupportedModels } from '@tensorflow-models/face-landmarks-detection';
import { browser, memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { openBackend } from '#vision/backend/backend.ts';
import { countCalls } from '#vision/backend/call-counter.ts';
import { handlerOf, partsOf } from '#vision/backend/model-parts.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import { createFaceLandmarker, type FaceLandmarker } from '#vision/models/face-landmarker.ts';
import { loadModels, pictureOf } from './start-vision.ts';

const SIDE = 192;
const reader = new FrameReader(false);
let files: Record<string, ArrayBuffer>;
let ours: FaceLandmarker;

beforeAll(async () => {
  await openBackend('wasm', () => undefined);
  ({ files } = await loadModels());
  ours = await createFaceLandmarker(partsOf(files, 'face-detector'), partsOf(files, 'face-mesh'), reader);
});

/** The picture turned by some degrees about the middle of its square, and that square. */
async function turned(
  degrees: number,
): Promise<{ picture: ImageBitmap; square: { x: number; y: number; width: number; height: number } }> {
  const cutOut = await pictureOf('/demo/astronaut.webp');
  const canvas = new OffscreenCanvas(400, 400);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#9aa';
  context.fillRect(0, 0, 400, 400);
  context.translate(200, 200);
  context.rotate((degrees * Math.PI) / 180);
  const wide = 400;
  context.drawImage(cutOut, -wide / 2, -140, wide, (wide * cutOut.height) / cutOut.width);
  return { picture: await createImageBitmap(canvas), square: { x: 0, y: 0, width: 1, height: 1 } };
}

test.each([0, 25, -30])(
  'a face turned by %i degrees gets the mesh that the library gives it, with less work and a tenth of the read-back',
  async (degrees) => {
    const { picture, square } = await turned(degrees);
    const library = await createDetector(SupportedModels.MediaPipeFaceMesh, {
      runtime: 'tfjs',
      refineLandmarks: false,
      maxFaces: 1,
      detectorModelUrl: handlerOf(partsOf(files, 'face-detector')),
      landmarkModelUrl: handlerOf(partsOf(files, 'face-mesh')),
    });
    const pixels = reader.pixelsOf(picture, square, SIDE);
    const ownCalls = countCalls();
    const mesh = await ours.find(picture, square, pixels);
    const own = ownCalls();
    const theirCalls = countCalls();
    const tensor = browser.fromPixels(new ImageData(new Uint8ClampedArray(pixels.data), SIDE, SIDE));
    const [face] = await library.estimateFaces(tensor, { staticImageMode: true, flipHorizontal: false });
    const theirs = theirCalls();
    tensor.dispose();
    expect(mesh).not.toBeNull();
    const points = face!.keypoints.slice(0, 468);
    const wide = Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x));
    const apart = points.map(
      ({ x, y }, i) => Math.hypot(mesh![i * 2]! * SIDE - x, mesh![i * 2 + 1]! * SIDE - y) / wide,
    );
    expect(apart.reduce((sum, one) => sum + one, 0) / apart.length).toBeLessThan(0.05);
    expect(own.kernels / theirs.kernels).toBeLessThan(0.75);
    expect(own.readBytes / theirs.readBytes).toBeLessThan(0.1);
    library.dispose();
  },
);

test('where there is no face none is found, and no tensor stays behind', async () => {
  const canvas = new OffscreenCanvas(200, 200);
  canvas.getContext('2d')!.fillRect(0, 0, 200, 200);
  const wall = await createImageBitmap(canvas);
  const square = { x: 0, y: 0, width: 1, height: 1 };
  const { picture } = await turned(0);
  await ours.find(picture, square, reader.pixelsOf(picture, square, SIDE));
  const before = memory().numTensors;
  expect(await ours.find(wall, square, reader.pixelsOf(wall, square, SIDE))).toBeNull();
  await ours.find(picture, square, reader.pixelsOf(picture, square, SIDE));
  expect(memory().numTensors).toBe(before);
});
