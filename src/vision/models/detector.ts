import { loadGraphModel } from '@tensorflow/tfjs-converter';
import {
  dispose,
  gather,
  max,
  reshape,
  tensor1d,
  tidy,
  type Rank,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Detection } from '#core/detection/detection.ts';
import { fieldOf } from '#core/microscope/receptive-field.ts';
import type { Work } from '#core/machines/speed.ts';
import { candidateAnchors, decodeCandidates, SSD_ROW } from '#core/detection/ssd-boxes.ts';
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
  /** Asks for everything that a run needs without waiting for an answer. Does not own the batch. */
  ask(batch: Tensor4D): void;
  dispose(): void;
}

/** Names in the graph that `build/models/detector-graph.ts` writes. */
const PICTURE = 'picture';
const FOUND = 'found';
const LOGITS = 'logits';
const ANCHORS = 'anchors';

/** Loads the detector on the current backend. Throws where the files are no such graph. */
export async function createDetector(parts: ModelParts): Promise<Detector> {
  const model = await loadGraphModel(handlerOf(parts));
  const anchors = await model.weights[ANCHORS]?.[0]?.data<'float32'>();
  if (!anchors) throw new Error('the detector has no anchors');
  /** Rows of all anchors of all pictures, and the best logit of each. */
  const outputsOf = (batch: Tensor4D) =>
    tidy((): [Tensor2D, Tensor1D] => {
      const [rows, logits] = model.execute({ [PICTURE]: batch }, [FOUND, LOGITS]) as Tensor[]; // [n, anchors, …] each
      return [reshape<Rank.R2>(rows!, [-1, SSD_ROW]), reshape<Rank.R1>(max(logits!, 2), [-1])];
    });
  return {
    async run(batch, minScore) {
      const [found, best] = outputsOf(batch);
      const count = anchors.length / 4;
      const lists = Array.from({ length: batch.shape[0] }, (): Detection[] => []);
      let rows: Tensor2D | null = null;
      try {
        // The candidates are few: their places first, so that only their rows come back.
        const chosen = candidateAnchors(await best.data<'float32'>(), minScore);
        if (chosen.length === 0) return lists;
        rows = tidy(() => gather(found, tensor1d(chosen, 'int32')));
        const values = await rows.data<'float32'>();
        let from = 0;
        for (const [picture, list] of lists.entries()) {
          const own = chosen.filter((place) => Math.floor(place / count) === picture).map((place) => place % count);
          const to = from + own.length;
          list.push(...decodeCandidates(values.subarray(from * SSD_ROW, to * SSD_ROW), own, anchors, minScore));
          from = to;
        }
        return lists;
      } finally {
        dispose([found, best, ...(rows ? [rows] : [])]);
      }
    },
    features(batch, layers, from = PICTURE) {
      const maps = [model.execute({ [from]: batch }, [...layers])].flat<(Tensor | Tensor[])[]>();
      return maps as Tensor4D[];
    },
    fieldOf: (layer) => fieldOf(stepsOf(model, parts), layer),
    work: (batch) => countWork(model, parts, { [PICTURE]: batch }),
    ask: (batch) => dispose(outputsOf(batch)),
    dispose: () => model.dispose(),
  };
}
