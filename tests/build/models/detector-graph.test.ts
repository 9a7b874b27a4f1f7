import { beforeAll, expect, test } from 'vitest';
import { COCO_IDS, KINDS } from '#core/detection/detection.ts';
import { SSD_ROW } from '#core/detection/ssd-boxes.ts';
import { cutClasses, STOCK_CLASSES } from '../../../src/build/models/cut-classes.ts';
import { detectorGraph } from '../../../src/build/models/detector-graph.ts';
import { readGraph, writeGraph, type Graph } from '../../../src/build/models/graph.ts';
import {
  askShipped,
  differences,
  type ShippedAnswer,
  type StockAnswer,
} from '../../../src/build/models/known-answer.ts';
import { knownPicture, stockAnswer, stockModel } from '../stock-model.ts';

let stock: Graph;
let rewritten: Graph;
let expected: StockAnswer;
let answer: ShippedAnswer;

beforeAll(async () => {
  const model = await stockModel();
  stock = readGraph(model.json, model.weights);
  rewritten = detectorGraph(stock).graph;
  expected = await stockAnswer();
  answer = await askShipped(writeGraph(rewritten, 'x.bin', new Set(rewritten.tensors.keys())), await knownPicture());
}, 120_000);

test('the rewritten graph says what the stock graph says, as long as no weight is halved', () => {
  // Measured: 3.4e-6 and 1.1e-6, from the order of the sums.
  const { score, box } = differences(expected, answer);
  expect(score).toBeLessThan(5e-5);
  expect(box).toBeLessThan(5e-5);
});

test('every kept column is its own class and no other', () => {
  const anchors = answer.anchors.length / 4;
  for (const [column, kind] of KINDS.entries()) {
    const ours = Array.from({ length: anchors }, (_, anchor) => answer.found[anchor * SSD_ROW + 4 + column] ?? NaN);
    const distances = Array.from({ length: STOCK_CLASSES - 1 }, (_, stockColumn) =>
      ours.reduce((sum, logit, anchor) => {
        return sum + Math.abs(1 / (1 + Math.exp(-logit)) - (expected.scores[anchor * 90 + stockColumn] ?? NaN));
      }, 0),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    expect([kind, nearest + 1]).toEqual([kind, COCO_IDS[kind]]);
  }
});

test('nothing is left of the resizing loop, and nothing behind a convolution that could be folded', () => {
  const ops = new Set(rewritten.nodes.map(({ op }) => op));
  for (const op of ['Enter', 'Switch', 'TensorArrayV3', 'FusedBatchNorm', 'Conv2D', 'Relu6', 'BiasAdd']) {
    expect(ops).not.toContain(op);
  }
  expect(rewritten.nodes.filter(({ op }) => op !== 'Const').length).toBeLessThan(130);
});

test('cutting keeps the chosen classes of every anchor in the order asked for', () => {
  const biases = Float32Array.from({ length: 2 * STOCK_CLASSES }, (_, i) => i);
  const tensors = new Map([['P/ClassPredictor/biases', { shape: [2 * STOCK_CLASSES], data: biases }]]);
  const { shape, data } = cutClasses({ nodes: [], tensors }, [44, 1]).tensors.get('P/ClassPredictor/biases') ?? {};
  expect(shape).toEqual([4]);
  expect([...(data ?? [])]).toEqual([44, 1, STOCK_CLASSES + 44, STOCK_CLASSES + 1]);
});
