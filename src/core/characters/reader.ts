import { Adam } from '#core/network/adam.ts';
import { batchGradient, type Example } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import type { Network } from '#core/network/network.ts';
import { largestAt, softmax } from '#core/network/softmax.ts';
import { rng } from '#core/rng.ts';
import { features, FEATURES } from './features.ts';
import { normalised } from './normalise.ts';
import { drawStrokes, type Raster } from './raster.ts';
import type { Character, Stroke } from './strokes.ts';
import { varied } from './vary.ts';

/** A visitor's own example of a character: as drawn on the screen, or read from paper. */
export type Drawing =
  { readonly glyph: string; readonly strokes: readonly Stroke[] } | { readonly glyph: string; readonly raster: Raster };

export interface ReaderOptions {
  readonly seed: number;
}

/** How far training is. */
export interface ReaderProgress {
  readonly phase: 'drawing' | 'training';
  /** 0..1 of everything. */
  readonly done: number;
  /** One of the samples that the program draws, now and then; else null. */
  readonly sample: { readonly glyph: string; readonly raster: Raster } | null;
  /** Mean loss of the last pass, nats; null before there is one. */
  readonly loss: number | null;
}

/** A trained reader. Plain data: it can be cloned and stored. */
export interface Reader {
  readonly glyphs: readonly string[];
  readonly network: Network;
  /** Share of held-out drawings by the program that it reads right. */
  readonly heldOut: number;
  /** Drawings that it learnt from. */
  readonly trainedOn: number;
}

/** One answer. */
export interface Reading {
  readonly glyph: string;
  /** 0..1; all of one answer sum to 1. */
  readonly probability: number;
}

const SIDE = 64;
const HIDDEN = 64;
const SAMPLES = 200;
const HELD_OUT = 20;
const EPOCHS = 12;
const BATCH = 32;
const SURE = 0.6;

/**
 * Learns to tell the characters apart from drawings by the program and the visitor's own. Yields after at most a few
 * milliseconds of work. The same characters, drawings and seed give the same reader.
 */
export function* readerTraining(
  characters: readonly Character[],
  drawings: readonly Drawing[],
  { seed }: ReaderOptions,
): Generator<ReaderProgress, Reader> {
  const random = rng(seed);
  const examples: Example[] = [];
  const held: { input: Float32Array; label: number }[] = [];
  const total = characters.length * (SAMPLES + HELD_OUT);
  let drawn = 0;
  for (let i = 0; i < SAMPLES + HELD_OUT; i++) {
    for (const [label, { glyph, strokes }] of characters.entries()) {
      const hand = varied(strokes, random);
      const raster = drawStrokes(hand.strokes, SIDE, hand.penWidth);
      const input = featuresOf(raster);
      if (i < SAMPLES) examples.push({ input, target: oneHot(characters.length, label) });
      else held.push({ input, label });
      drawn++;
      const sample = drawn % 37 === 0 ? { glyph, raster } : null;
      if (drawn % 4 === 0) yield { phase: 'drawing', done: (0.5 * drawn) / total, sample, loss: null };
    }
  }
  for (const drawing of drawings) {
    const label = characters.findIndex(({ glyph }) => glyph === drawing.glyph);
    if (label < 0) continue;
    const raster = 'raster' in drawing ? drawing.raster : drawStrokes(drawing.strokes, SIDE, 0.05);
    examples.push({ input: featuresOf(raster), target: oneHot(characters.length, label), weight: 20 });
  }
  const network = makeNetwork(
    FEATURES,
    [
      { neurons: HIDDEN, activation: 'relu' },
      { neurons: characters.length, activation: 'linear' },
    ],
    seed,
  );
  const optimiser = new Adam(network);
  let loss: number | null = null;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [examples[i], examples[j]] = [examples[j]!, examples[i]!];
    }
    let sum = 0;
    let batches = 0;
    for (let from = 0; from < examples.length; from += BATCH) {
      const batch = batchGradient(network, examples.slice(from, from + BATCH), crossEntropy);
      optimiser.step(network, batch.gradient, { learningRate: 2e-3 * (1 - epoch / EPOCHS) });
      sum += batch.loss;
      batches++;
      yield {
        phase: 'training',
        done: 0.5 + (0.5 * (epoch + from / examples.length)) / EPOCHS,
        sample: null,
        loss,
      };
    }
    loss = sum / Math.max(1, batches);
  }
  const right = held.filter(({ input, label }) => largestAt(forward(network, input).output) === label).length;
  return {
    glyphs: characters.map(({ glyph }) => glyph),
    network,
    heldOut: right / Math.max(1, held.length),
    trainedOn: examples.length,
  };
}

/** What the reader takes an ink raster of one character for, the most probable first. Empty paper gives no answer. */
export function read(reader: Reader, raster: Raster): Reading[] {
  const normal = normalised(raster);
  if (!normal) return [];
  const shares = softmax(forward(reader.network, features(normal)).output);
  return reader.glyphs
    .map((glyph, i) => ({ glyph, probability: shares[i]! }))
    .sort((a, b) => b.probability - a.probability);
}

/** false: better say nothing than the first of these answers. */
export function isSure(readings: readonly Reading[]): boolean {
  return (readings[0]?.probability ?? 0) >= SURE;
}

function featuresOf(raster: Raster): Float32Array {
  const normal = normalised(raster);
  return normal ? features(normal) : new Float32Array(FEATURES);
}

function oneHot(length: number, at: number): Float32Array {
  const target = new Float32Array(length);
  target[at] = 1;
  return target;
}
