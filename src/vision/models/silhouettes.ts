import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { avgPool, concat, div, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { middleSilhouette, SILHOUETTE_SIDE, type Silhouette } from '#core/embedding/silhouette.ts';
import type { FrameReader, TurnedCrop } from '#vision/look/frame-reader.ts';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** Side of the network's input, px. */
const SIDE = 128;
/** What is believed without the network. */
const MIDDLE = middleSilhouette();

/** Tells the person in the middle from wall and neighbours (Selfie Segmentation, Google's MediaPipe authors). */
export class Silhouettes {
  readonly #reader: FrameReader;
  #model: GraphModel | null = null;

  constructor(reader: FrameReader) {
    this.#reader = reader;
  }

  /** From now on silhouettes are seen. Throws where the files are no such graph. */
  async load(parts: ModelParts): Promise<void> {
    const model = await loadGraphModel(handlerOf(parts));
    this.#model?.dispose();
    this.#model = model;
  }

  /** One for each part, in order; before {@link load} whoever stands in the middle is believed to be meant. */
  async of(parts: readonly TurnedCrop[]): Promise<Silhouette[]> {
    const model = this.#model;
    if (!model || parts.length === 0) return parts.map(() => MIDDLE);
    const spots = tidy(() => concat(parts.map((part) => this.#see(model, part)))); // [parts, 64, 64, 1]
    try {
      const values = await spots.data<'float32'>();
      const length = SILHOUETTE_SIDE ** 2;
      return parts.map((_, at) => values.subarray(at * length, (at + 1) * length));
    } finally {
      spots.dispose();
    }
  }

  dispose(): void {
    this.#model?.dispose();
    this.#model = null;
  }

  /** The network takes one picture at a time. */
  #see(model: GraphModel, part: TurnedCrop): Tensor4D {
    const whole = model.execute(div(this.#reader.turned([part], SIDE), 255)) as Tensor as Tensor4D; // [1, 128, 128, 1]
    return avgPool(whole, SIDE / SILHOUETTE_SIDE, SIDE / SILHOUETTE_SIDE, 'valid'); // [1, 64, 64, 1]
  }
}
