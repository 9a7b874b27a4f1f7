import type { Sample } from '#core/dataset/dataset.ts';
import type { Network } from '#core/network/network.ts';
import type { TaughtFaces } from './taught-faces.ts';

/** What a head is trained on. */
export type HeadSample = Pick<Sample, 'id' | 'classKey' | 'person' | 'burst' | 'embedding'>;

/** What an exam also looks at: the same crop without the person. */
export type ExamSample = HeadSample & Pick<Sample, 'background'>;

/** What somebody who trains may choose. */
export interface TrainingOptions {
  /** Version of the embedding that made the samples; a head never speaks about another. */
  readonly embeddingVersion: string;
  /** How long: passes over all samples, at most; it stops earlier once the loss stands still. */
  readonly epochs: number;
  /** How fast: the step of gradient descent with momentum. */
  readonly learningRate: number;
  /** Neurons of the hidden layer. */
  readonly hidden: number;
  /** The same samples and the same seed give the same head to the bit. */
  readonly seed: number;
  /** Share 0..1 of the taught people who may be called unknown. More of them means more strangers caught. */
  readonly refusedFriends: number;
}

/** What somebody chose; the embedding goes without saying. */
export type HeadOptions = Omit<TrainingOptions, 'embeddingVersion'>;

/** How the numbers of one part of an embedding enter the network: (x / |x| − mean) · scale, number by number. */
export interface PartIntake {
  readonly length: number;
  readonly mean: Float32Array;
  readonly scale: Float32Array;
}

/** Body first, then face. A face that was not found counts as the mean face: zeros after centring. */
export interface Intake {
  readonly body: PartIntake;
  /** null where no sample had a face. */
  readonly face: PartIntake | null;
}

/**
 * What "far from everything taught" means: far from the nearest of these. Bodies alone are measured: whose face was not
 * found would otherwise look near to everybody.
 */
export interface OpenSet {
  /** Left out where none of the taught has a face, and in heads of earlier versions. */
  readonly faces?: TaughtFaces;
  /** Class means of bodies at unit length, row after row in logit order. */
  readonly means: Float32Array;
}

/** One position of the slider. */
export interface RejectionPoint {
  /** Share 0..1 of held-back pictures of taught classes that are called unknown. */
  readonly refusedFriends: number;
  /** Share 0..1 of strangers called unknown; null where nothing honest can be said. */
  readonly caughtStrangers: number | null;
  /** Novelty above which somebody is unknown. */
  readonly threshold: number;
}

/** What the unknown slider moves along, from refusing nobody to refusing everybody. */
export interface RejectionCurve {
  readonly points: readonly RejectionPoint[];
  /** Who played the strangers: each class in turn, left out of training; or nobody. */
  readonly strangers: 'left-out-class' | 'none';
}

/** Everything needed to speak about an embedding. Plain data: it can be cloned to a worker and kept in a file. */
export interface TrainedHead {
  readonly kind: 'trained';
  readonly embeddingVersion: string;
  /** In the order of the logits; empty: nothing was taught and everybody is unknown. */
  readonly classKeys: readonly string[];
  /** Samples of each class, in the same order. */
  readonly sampleCounts: readonly number[];
  readonly intake: Intake;
  /** From the embedding after its intake to the logits; no layers where nothing was taught. */
  readonly network: Network;
  /** Logits are divided by it before softmax, so that percentages are honest. */
  readonly temperature: number;
  /** No answer claims more: see `ceiling.ts`. Heads of earlier versions have none. */
  readonly ceiling?: number;
  /** null where nothing was taught. */
  readonly openSet: OpenSet | null;
  readonly rejection: RejectionCurve;
  /** Novelty above which somebody is unknown. */
  readonly threshold: number;
  readonly options: TrainingOptions;
}

/** A small head on a projected embedding: it fits into a QR code. */
export interface LinearHead {
  readonly kind: 'linear';
  readonly embeddingVersion: string;
  readonly classKeys: readonly string[];
  /** As read from the code; null: the word that the app has for this key. */
  readonly classNames: readonly (string | null)[];
  /** Lengths of the parts that it expects; face 0: it does not look at faces. */
  readonly bodyLength: number;
  readonly faceLength: number;
  /** The projection is made from this alone. */
  readonly projectionSeed: number;
  /** Length of a projected embedding. */
  readonly projected: number;
  /** How much the face counts beside the body, which counts 1. */
  readonly faceScale: number;
  /** What stands for a face that was not found: added to each logit. */
  readonly missingFace: Float64Array;
  /** One linear layer from the projected embedding to the logits. */
  readonly network: Network;
  readonly temperature: number;
  /** Novelty is body · middle + offset of the likeliest class − lean · (its logit − mean logit): see `linear-head.ts`. */
  readonly middle: Float64Array;
  readonly offsets: Float64Array;
  readonly lean: number;
  readonly threshold: number;
}

/** Whatever can say who somebody is. */
export type Head = TrainedHead | LinearHead;

/** What a head says of one embedding. */
export interface Answer {
  /** Of the head that was asked, in the order of the numbers: it may have learnt other classes since. */
  readonly classKeys: readonly string[];
  readonly logits: Float64Array;
  /** Calibrated; they sum to 1, or are empty where nothing was taught. */
  readonly probabilities: Float64Array;
  /** How far from everything taught, and from where on somebody is unknown. */
  readonly novelty: number;
  readonly threshold: number;
  /** Key of the class, or `unknown`. */
  readonly key: string;
  /** Probability of the most likely class; for `unknown` how surely nobody taught it, 0.5..1. */
  readonly confidence: number;
}

/** The key of somebody whom no class fits. */
export const UNKNOWN = 'unknown';

/** How far work on held-back folds is: folds that are done, and the share of the one under way. */
export interface FoldProgress {
  readonly done: number;
  readonly of: number;
}

/** What a network that learns without some samples reads right of them. */
export interface HeldOutAccuracy {
  /** After which epoch, 1 for the first. */
  readonly epoch: number;
  /** Share 0..1 of the samples. */
  readonly accuracy: number;
}

/** One moment of a training, for whoever watches. */
export interface TrainingProgress {
  /** 1 for the first. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean cross-entropy of the samples trained on, nats. */
  readonly loss: number;
}
