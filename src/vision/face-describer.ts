import { loadGraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { handlerOf, type ModelParts } from './model-parts.ts';

/** Describes upright faces with numbers (FaceRes, HSE, as the build cuts it: it guesses neither age nor gender). */
export interface FaceDescriber {
  /**
   * One row of numbers for each face. Does not own the batch.
   * @param batch [n, 224, 224, 3], 0..255
   */
  describe(batch: Tensor4D): Promise<Float32Array[]>;
  dispose(): void;
}

/** Side of its input, px. */
export const FACE_SIDE = 224;

/** Loads the network on the current backend. Throws where the files are no such graph. */
export async function createFaceDescriber(parts: ModelParts): Promise<FaceDescriber> {
  const model = await loadGraphModel(handlerOf(parts));
  return {
    async describe(batch) {
      const rows = model.execute({ picture: batch }, 'face') as Tensor as Tensor2D; // [n, 1024]
      try {
        const values = await rows.data<'float32'>();
        const [count, length] = rows.shape;
        return Array.from({ length: count }, (_, index) => values.slice(index * length, (index + 1) * length));
      } finally {
        rows.dispose();
      }
    },
    dispose: () => model.dispose(),
  };
}
