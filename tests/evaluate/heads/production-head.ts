import type { Embedding } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import type { Answer, HeadSample, TrainedHead } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';

/** One photo that is taught. */
export interface Taught {
  readonly label: number;
  readonly embedding: Embedding;
  /** Whose photo it is: photos of one person are held back together. */
  readonly person: string;
}

/** The head exactly as the app trains it, untouched defaults and all. */
export class ProductionHead {
  readonly #head: TrainedHead;

  constructor(taught: readonly Taught[], seed: number, calibrated: boolean) {
    const samples = taught.map(({ label, embedding, person }, index): HeadSample => ({
      id: String(index),
      classKey: String(label),
      person,
      burst: person,
      embedding,
    }));
    const trained = trainHead(samples, { ...DEFAULT_OPTIONS, seed, embeddingVersion: 'evaluation' });
    this.#head = calibrated ? calibrate(samples, trained) : trained;
  }

  /** The likeliest class, how likely it is, how far from everything taught, and whether the app would say unknown. */
  ask(embedding: Embedding): { label: number; confidence: number; novelty: number; unknown: boolean } {
    const { probabilities, novelty, key }: Answer = askHead(this.#head, embedding);
    const best = probabilities.indexOf(Math.max(...probabilities));
    const label = Number(this.#head.classKeys[best]);
    return { label, confidence: probabilities[best] ?? 0, novelty, unknown: key === 'unknown' };
  }
}
