import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

test('browser tests have tensors, frames and a camera', async () => {
  await tf.ready();
  expect(Array.from(tf.add(tf.tensor1d([1, 2]), 1).dataSync())).toEqual([2, 3]);
  const frame = await createImageBitmap(new ImageData(3, 2));
  expect([frame.width, frame.height]).toEqual([3, 2]);
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  expect(stream.getVideoTracks()).toHaveLength(1);
  stream.getTracks().forEach((track) => track.stop());
});
