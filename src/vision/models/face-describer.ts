import { loadGraphModel } from '@tensorflow/tfjs-converter';
import {
  avgPool,
  concat,
  reshape,
  tidy,
  type Rank,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { THUMBNAIL_LENGTH, THUMBNAIL_SIDE } from '#core/embedding/face-chroma.ts';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** Describes upright faces with numbers (FaceRes, HSE, as the build cuts it: it guesses neither age nor gender). */
export interface FaceDescriber {
  /**
   * One row for each face: the network's numbers, then a thumbnail of the face, RGB of 8 × 8 cells. Does not own the
   * batch.
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
      const rows = tidy(() => {
        const described = model.execute({ picture: batch }, 'face') as Tensor as Tensor2D; // [n, 1024]
        const cell = FACE_SIDE / THUMBNAIL_SIDE;
        const thumbnail = avgPool(batch, cell, cell, 'valid'); // [n, 8, 8, 3]
        const flat = reshape<Rank.R2>(thumbnail, [batch.shape[0], THUMBNAIL_LENGTH]);
        return concat<Tensor2D>([described, flat], 1); // [n, 1024 + 192], so that a GPU is waited for once
      });
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
