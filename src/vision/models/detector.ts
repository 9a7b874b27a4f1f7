import { loadGraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Detection } from '#core/detection/detection.ts';
import { fieldOf } from '#core/microscope/receptive-field.ts';
import type { Work } from '#core/machines/speed.ts';
import { decodeCandidates, SSD_ROW } from '#core/detection/ssd-boxes.ts';
import { countWork } from '#vision/backend/count-work.ts';
import { stepsOf } from '#vision/backend/graph-steps.ts';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** The single shot detector (SSDLite on MobileNet V2, Google, trained on COCO), as the build prepares it. */
export interface Detector {
  /**
   * Every candidate of each picture whose score reaches `minScore`, before suppression; boxes in 0..1 of that
   * picture, which may reach outside. Does not own the batch.
   * @param batch [n, 300, 300, 3], 0..255
   */
  run(batch: Tensor4D, minScore: number): Promise<Detection[][]>;
  /**
   * What layers of the backbone see, [n, height, width, channels] each, in the order of their names. The caller
   * disposes them. Does not own the batch.
   * @param batch [n, any height, any width, 3], 0..255; or what layer `from` gave, and the network runs from there
   */
  features(batch: Tensor4D, layers: readonly string[], from?: string): Tensor4D[];
  /** Side of the square of the picture that one spot of a layer can depend on, px. */
  fieldOf(layer: string): number;
  /** What one pass over the batch costs, counted from its layers. Does not own the batch. */
  work(batch: Tensor4D): Work;
  dispose(): void;
}

/** Names in the graph that `build/models/detector-graph.ts` writes. */
const PICTURE = 'picture';
const FOUND = 'found';
const ANCHORS = 'anchors';

/** Loads the detector on the current backend. Throws where the files are no such graph. */
export async function createDetector(parts: ModelParts): Promise<Detector> {
  const model = await loadGraphModel(handlerOf(parts));
  const anchors = await model.weights[ANCHORS]?.[0]?.data<'float32'>();
  if (!anchors) throw new Error('the detector has no anchors');
  return {
    async run(batch, minScore) {
      const found = model.execute({ [PICTURE]: batch }, FOUND) as Tensor as Tensor3D; // [n, anchors, SSD_ROW]
      try {
        const rows = await found.data<'float32'>();
        const length = (anchors.length / 4) * SSD_ROW;
        return Array.from({ length: batch.shape[0] }, (_, index) =>
          decodeCandidates(rows.subarray(index * length, (index + 1) * length), anchors, minScore),
        );
      } finally {
        found.dispose();
      }
    },
    features(batch, layers, from = PICTURE) {
      const maps = [model.execute({ [from]: batch }, [...layers])].flat<(Tensor | Tensor[])[]>();
      return maps as Tensor4D[];
    },
    fieldOf: (layer) => fieldOf(stepsOf(model, parts), layer),
    work: (batch) => countWork(model, parts, { [PICTURE]: batch }),
    dispose: () => model.dispose(),
  };
}
