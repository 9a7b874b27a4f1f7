import { Adam } from '#core/network/adam.ts';
import type { Example } from '#core/network/batch-gradient.ts';
import { dropoutGradient, withoutDropout } from '#core/network/dropout.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import { rng } from '#core/rng.ts';
import { elasticMaps } from './elastic.ts';
import { features, FEATURES } from './features.ts';
import { normalised } from './normalise.ts';
import { practiceDrawing } from './practice.ts';
import type { Raster } from './raster.ts';
import { readNormal, type Reader } from './reader.ts';
import type { Character, Stroke } from './strokes.ts';

/** A visitor's own example of a character: as drawn on the screen, or read from paper. */
export type Drawing =
  { readonly glyph: string; readonly strokes: readonly Stroke[] } | { readonly glyph: string; readonly raster: Raster };

export interface ReaderOptions {
  readonly seed: number;
  /** Drawings by the program for each character; more read better and take longer. As many as fit unless said. */
  readonly samples?: number;
}

/** How far training is. */
export interface ReaderProgress {
  readonly phase: 'drawing' | 'training';
  /** 0..1 of everything. */
  readonly done: number;
  /** One of the drawings that the program makes, now and then; else null. */
  readonly sample: { readonly glyph: string; readonly raster: Raster } | null;
  /** Mean loss of the last pass, nats; null before there is one. */
  readonly loss: number | null;
}

/** Drawings by the program for each character: with few characters more of each, with many fewer. */
const SAMPLES = { all: 7000, least: 150, most: 450 };
/** One more in this many is kept for the exam; more than so many together tell little more. */
const HELD_OUT = { oneIn: 10, most: 160 };
/** Drawings of each character that are kept to compare with. */
const TEMPLATES = 120;
const HIDDEN = 96;
const DROPPED = 0.4;
/** Share of a target that is spread over all characters, so that answers stay modest (Szegedy et al. 2016). */
const SMOOTHED = 0.1;
const PASSES = 6;
/** With few characters the passes are short: at least so many steps. */
const LEAST_STEPS = 500;
const BATCH = 32;
const LEARNING_RATE = 4e-3;
/** A visitor's own drawing is practised in this many variations, each a little different, and counts as many times. */
const OWN = { variations: 16, strength: 0.5, weight: 3 };
/** Share of the whole time that drawing takes. */
const DRAWING = 0.4;

interface Task {
  readonly glyph: string;
  readonly label: number;
  readonly raster: () => Raster;
  readonly weight: number;
  readonly held: boolean;
}

/**
 * Learns to tell the characters apart from drawings by the program and the visitor's own. Yields after at most a few
 * milliseconds of work. The same characters, drawings and options give the same reader.
 */
export function* readerTraining(
  characters: readonly Character[],
  drawings: readonly Drawing[],
  { seed, samples = samplesFor(characters.length) }: ReaderOptions,
): Generator<ReaderProgress, Reader> {
  const random = rng(seed);
  const count = characters.length;
  const tasks = [...tasksOf(characters, samples, random), ...ownTasks(characters, drawings, random)];
  const examples: Example[] = [];
  const held: { normal: Raster; label: number }[] = [];
  const templates = characters.map((): Float32Array[] => []);
  for (const [i, task] of tasks.entries()) {
    const raster = task.raster();
    const normal = normalised(raster);
    if (task.held) {
      if (normal) held.push({ normal, label: task.label });
    } else {
      const input = normal ? features(normal) : new Float32Array(FEATURES);
      examples.push({ input, target: targetOf(count, task.label), weight: task.weight });
      const own = templates[task.label]!;
      if (normal && (own.length < TEMPLATES || task.weight > 1)) own.push(elasticMaps(normal));
    }
    // A prime step, so that it is another character each time.
    const sample = i % 37 === 0 ? { glyph: task.glyph, raster } : null;
    yield { phase: 'drawing', done: (DRAWING * i) / tasks.length, sample, loss: null };
  }
  const network = makeNetwork(
    FEATURES,
    [
      { neurons: HIDDEN, activation: 'relu' },
      { neurons: count, activation: 'linear' },
    ],
    seed,
  );
  const optimiser = new Adam(network);
  const batches = Math.max(1, Math.ceil(examples.length / BATCH));
  const passes = Math.max(PASSES, Math.ceil(LEAST_STEPS / batches));
  let loss: number | null = null;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(examples, random);
    let sum = 0;
    for (let batch = 0; batch < batches; batch++) {
      const some = examples.slice(batch * BATCH, (batch + 1) * BATCH);
      const passed = (pass + batch / batches) / passes;
      const progress = { phase: 'training', done: DRAWING + (1 - DRAWING) * passed, sample: null, loss } as const;
      const work = dropoutGradient(network, some, crossEntropy, DROPPED, random);
      let part = work.next();
      for (; !part.done; part = work.next()) yield progress;
      const { gradient, loss: wrong } = part.value;
      optimiser.step(network, gradient, { learningRate: LEARNING_RATE * (1 - passed) });
      sum += wrong;
      yield progress;
    }
    loss = sum / batches;
  }
  const reader: Reader = {
    glyphs: characters.map(({ glyph }) => glyph),
    network: withoutDropout(network, DROPPED),
    templates,
    heldOut: 0,
    trainedOn: examples.length,
  };
  let right = 0;
  for (const { normal, label } of held) {
    if (readNormal(reader, normal)[0]?.glyph === reader.glyphs[label]) right += 1;
    yield { phase: 'training', done: 1, sample: null, loss };
  }
  return { ...reader, heldOut: right / Math.max(1, held.length) };
}

function samplesFor(characters: number): number {
  return Math.round(Math.min(SAMPLES.most, Math.max(SAMPLES.least, SAMPLES.all / Math.max(1, characters))));
}

/** The program's drawings, character by character in turn. */
function tasksOf(characters: readonly Character[], samples: number, random: () => number): Task[] {
  const all = samples + Math.ceil(Math.min(samples / HELD_OUT.oneIn, HELD_OUT.most / characters.length));
  return Array.from({ length: all }, (_, i) =>
    characters.map(({ glyph, strokes }, label) => ({
      glyph,
      label,
      raster: () => practiceDrawing(strokes, random),
      weight: 1,
      held: i >= samples,
    })),
  ).flat();
}

/** The visitor's drawings of these characters, those drawn on the screen in variations too. */
function ownTasks(characters: readonly Character[], drawings: readonly Drawing[], random: () => number): Task[] {
  return drawings.flatMap((drawing) => {
    const label = characters.findIndex(({ glyph }) => glyph === drawing.glyph);
    if (label < 0) return [];
    const task = { glyph: drawing.glyph, label, held: false };
    if ('raster' in drawing) {
      return [{ ...task, raster: () => drawing.raster, weight: OWN.weight * OWN.variations }];
    }
    const raster = () => practiceDrawing(drawing.strokes, random, OWN.strength);
    return Array.from({ length: OWN.variations }, () => ({ ...task, raster, weight: OWN.weight }));
  });
}

function targetOf(count: number, label: number): Float32Array {
  const target = new Float32Array(count).fill(SMOOTHED / count);
  target[label] = target[label]! + 1 - SMOOTHED;
  return target;
}

/** In place (Fisher and Yates). */
function shuffle(examples: Example[], random: () => number): void {
  for (let i = examples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [examples[i], examples[j]] = [examples[j]!, examples[i]!];
  }
}
