import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { avgPool, div, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { middleSilhouette, SILHOUETTE_SIDE, type Silhouette } from '#core/embedding/silhouette.ts';
import type { FrameReader, TurnedCrop } from '#vision/look/frame-reader.ts';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** Side of the network's input, px. */
const SIDE = 128;

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
    const seen: Silhouette[] = [];
    // The network takes one picture at a time.
    for (const part of parts) seen.push(this.#model ? await this.#see(this.#model, part) : middleSilhouette());
    return seen;
  }

  dispose(): void {
    this.#model?.dispose();
    this.#model = null;
  }

  async #see(model: GraphModel, part: TurnedCrop): Promise<Silhouette> {
    const spots = tidy(() => {
      const whole = model.execute(div(this.#reader.turned([part], SIDE), 255)) as Tensor as Tensor4D; // [1, 128, 128, 1]
      return avgPool(whole, SIDE / SILHOUETTE_SIDE, SIDE / SILHOUETTE_SIDE, 'valid'); // [1, 64, 64, 1]
    });
    try {
      return await spots.data<'float32'>();
    } finally {
      spots.dispose();
    }
  }
}
