import { describe, expect, test } from 'vitest';
import type { Head, LinearHead, TrainedHead } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { isStorable } from '#storage/dataset/head-schema.ts';
import { makeHead } from '../make-project.ts';

const head = makeHead(1);
const [first, last] = [head.network.layers[0]!, head.network.layers[1]!];
const three = () => new Float64Array(3);
const linear: LinearHead = {
  ...{ kind: 'linear', embeddingVersion: 'v', classKeys: ['a', 'b', 'c'], classNames: ['Ada', null, null] },
  ...{ bodyLength: 24, faceLength: 0, projectionSeed: 2 ** 32 - 1, projected: 4, faceScale: 1, temperature: 1 },
  ...{ missingFace: three(), offsets: three(), middle: new Float64Array(4), lean: 0, threshold: Infinity },
  network: {
    layers: [{ inputs: 4, outputs: 3, weights: new Float64Array(12), biases: three(), activation: 'linear' }],
  },
};
const layered = (...layers: TrainedHead['network']['layers']): Partial<TrainedHead> => ({ network: { layers } });
const point = { refusedFriends: 0, caughtStrangers: null, threshold: 1 };
const curve = (change: object) => ({ rejection: { strangers: 'none' as const, points: [{ ...point, ...change }] } });
const body = (change: object) => ({ intake: { ...head.intake, body: { ...head.intake.body, ...change } } });
const far = (change: object) => ({ openSet: { means: head.openSet!.means, ...change } });
const chosen = (change: object) => ({ options: { ...head.options, ...change } });

describe('what can be kept', () => {
  test.each<[string, Head]>([
    ['a head with every field', head],
    ['one of a single layer', { ...head, ...layered({ ...last, inputs: 34, weights: new Float64Array(3 * 34) }) }],
    ['one without faces', { ...head, ...layered({ ...first, inputs: 24, weights: new Float64Array(6 * 24) }, last), intake: { ...head.intake, face: null } }], // prettier-ignore
    ['one that says how it knows strangers', { ...head, ...far({ faces: { size: 1, found: 1, weight: 0 } }), ceiling: 1 }], // prettier-ignore
    ['one that knows no strangers', { ...head, openSet: null }],
    ['one that refuses nobody', { ...head, threshold: Infinity }],
    ['one of nothing taught', trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: 'v' })],
    ['one at the ends of all that may be chosen', { ...head, ...chosen({ epochs: 1000, hidden: 256, learningRate: 10, refusedFriends: 1, seed: -5 }) }], // prettier-ignore
    ['one at the other ends', { ...head, ...chosen({ epochs: 1, hidden: 1, learningRate: 1e-6, refusedFriends: 0 }) }],
    ['a head of a code', linear],
    ['one with large weights', { ...linear, lean: -1e30, faceScale: 1e30, middle: new Float64Array(4).fill(1e30) }],
  ])('%s', (_what, one) => {
    expect(isStorable(one)).toBe(true);
  });
});

describe('what cannot', () => {
  test.each<[string, object]>([
    ['a class twice', { classKeys: ['friend', 'guest', 'guest'] }],
    ['nine classes', { classKeys: Array.from({ length: 9 }, (_, i) => `k${i}`) }],
    ['a class too few', { classKeys: ['friend', 'guest'], sampleCounts: [1, 2], openSet: null }],
    ['counts of fewer classes', { sampleCounts: [5, 4] }],
    ['a count below nothing', { sampleCounts: [5, 4, -1] }],
    ['a count beyond all samples', { sampleCounts: [5, 4, 5001] }],
    ['an intake of another length', { intake: { ...head.intake, face: null } }],
    ['means of another length than said', body({ mean: new Float32Array(23) })],
    ['scales of another length than said', body({ scale: new Float32Array(25) })],
    ['a mean that is not finite', body({ mean: new Float32Array(24).fill(NaN) })],
    ['strangers known by other numbers', { openSet: { means: new Float32Array(3 * 24 - 1) } }],
    ['faces beyond all', far({ faces: { size: 1, found: 1.1, weight: 0 } })],
    ['no temperature', { temperature: 0 }],
    ['an endless temperature', { temperature: 1e7 }],
    ['a ceiling above all', { ceiling: 1.01 }],
    ['a threshold below nothing', { threshold: -0.1 }],
    ['a layer that does not follow', layered({ ...first, outputs: 5, weights: new Float64Array(5 * 34), biases: new Float64Array(5) }, last)], // prettier-ignore
    ['a layer short of weights', layered({ ...first, weights: first.weights.slice(1) }, last)],
    ['a layer short of biases', layered({ ...first, biases: first.biases.slice(1) }, last)],
    [
      'a weight that is not finite',
      layered({ ...first, weights: first.weights.map((one, i) => (i ? one : NaN)) }, last),
    ],
    ['a weight beyond float32', layered({ ...first, weights: first.weights.map((one, i) => (i ? one : 2e30)) }, last)],
    ['logits that were bent', layered(first, { ...last, activation: 'relu' })],
    ['a layer of steps', layered({ ...first, activation: 'step' }, last)],
    ['no layers', layered()],
    ['five layers', layered(first, ...Array.from({ length: 3 }, () => ({ ...first, inputs: 6, weights: new Float64Array(36) })), last)], // prettier-ignore
    ['a curve beyond all', curve({ refusedFriends: 1.1 })],
    ['a curve below nothing', curve({ caughtStrangers: -0.1 })],
    ['a curve whose threshold is below nothing', curve({ threshold: -1 })],
    ['strangers of nobody’s', { rejection: { strangers: 'everybody', points: [] } }],
    ['no options', { options: { embeddingVersion: 'v' } }],
    ['training for ever', chosen({ epochs: 1001 })],
    ['no training', chosen({ epochs: 0 })],
    ['no neurons', chosen({ hidden: 0 })],
    ['half a neuron', chosen({ hidden: 2.5 })],
    ['no step', chosen({ learningRate: 0 })],
    ['too large a step', chosen({ learningRate: 11 })],
    ['a seed between two', chosen({ seed: 0.5 })],
    ['refusing more than all', chosen({ refusedFriends: 1.5 })],
  ])('%s', (_what, change) => {
    expect(isStorable({ ...head, ...change })).toBe(false);
  });

  test.each<[string, object]>([
    ['two layers', { network: { layers: [linear.network.layers[0], { ...linear.network.layers[0], inputs: 3, weights: new Float64Array(9) }] } }], // prettier-ignore
    ['no layer', { classKeys: [], classNames: [], missingFace: new Float64Array(), offsets: new Float64Array(), network: { layers: [] } }], // prettier-ignore
    ['another length than its layer', { projected: 5, middle: new Float64Array(5) }],
    ['a class more than its layer', { classKeys: ['a', 'b', 'c', 'd'], classNames: [null, null, null, null], missingFace: new Float64Array(4), offsets: new Float64Array(4) }], // prettier-ignore
    ['names of fewer', { classNames: [null, null] }],
    ['an endless name', { classNames: ['x'.repeat(41), null, null] }],
    ['missing faces of fewer', { missingFace: new Float64Array(2) }],
    ['offsets of fewer', { offsets: new Float64Array(2) }],
    ['a middle of another length', { middle: new Float64Array(3) }],
    ['a seed beyond four bytes', { projectionSeed: 2 ** 32 }],
    ['no length at all', { projected: 0 }],
    ['a weight beyond float32', { lean: 2e30 }],
    ['a scale beyond float32', { faceScale: -2e30 }],
    ['a middle beyond float32', { middle: new Float64Array(4).fill(-2e30) }],
    ['a body of endless length', { bodyLength: 16385 }],
    ['no kind', { kind: 'oracle' }],
  ])('a head of a code with %s', (_what, change) => {
    expect(isStorable({ ...linear, ...change })).toBe(false);
  });
});
