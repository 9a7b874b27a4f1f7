import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import { Pipeline, type PipelineParts } from '#vision/look/pipeline.ts';
import type { FaceLandmarker } from '#vision/models/face-landmarker.ts';

const RUN = 40;
const FACES = 70;
const pixels = { data: new Uint8ClampedArray(32 * 24 * 4), width: 32, height: 24 };

test('the time of the detector is its own: how long faces were looked for beside it does not make a device look warm', async () => {
  let now = 0;
  const takes = <T>(ms: number, result: T): Promise<T> => {
    now += ms;
    return Promise.resolve(result);
  };
  const parts = {
    detector: { run: () => takes(RUN, [[]]) },
    reader: { crops: () => ({ dispose: () => undefined }), small: () => pixels, pixelsOf: () => pixels },
    clock: () => now,
  } as unknown as PipelineParts;
  const pipeline = new Pipeline(parts, { firstTrack: 1, rules: DEFAULT_RULES });
  pipeline.setFaces({ findAll: () => takes(FACES, []) } as unknown as FaceLandmarker);
  const frame = { width: 640, height: 480, close: () => undefined } as ImageBitmap;
  const { timings } = await pipeline.look(frame, { time: 1000, still: false, turn: null });
  expect(timings).toMatchObject({ detect: RUN, parts: 1, total: RUN + FACES });
  expect(timings.face).toBe(FACES);
});
