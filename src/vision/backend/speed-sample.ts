import { conv2d, depthwiseConv2d, fill, mean, relu, tidy, type Rank } from '@tensorflow/tfjs-core';
import { median } from './known-answer.ts';

/**
 * Median ms of a small sample of the detector's work, after warm-up: one stem convolution and one inverted
 * bottleneck at the detector's own sizes. Lets a hopeless backend go before all its shaders are compiled.
 */
export async function sampleMs(clock: () => number): Promise<number> {
  const run = async () => {
    const result = tidy(() => {
      const picture = fill<Rank.R4>([1, 300, 300, 3], 0.5);
      const stem = relu(conv2d(picture, fill<Rank.R4>([3, 3, 3, 32], 0.01), 2, 'same'));
      const wide = relu(conv2d(stem, fill<Rank.R4>([1, 1, 32, 96], 0.01), 1, 'same'));
      const depth = relu(depthwiseConv2d(wide, fill<Rank.R4>([3, 3, 96, 1], 0.01), 2, 'same'));
      return mean(conv2d(depth, fill<Rank.R4>([1, 1, 96, 24], 0.01), 1, 'same'));
    });
    await result.data();
    result.dispose();
  };
  await run();
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const from = clock();
    await run();
    times.push(clock() - from);
  }
  return median(times);
}
