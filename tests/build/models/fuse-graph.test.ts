import { expect, test } from 'vitest';
import { fused } from '../../../src/build/models/fuse-graph.ts';
import type { Graph, GraphNode, GraphTensor } from '../../../src/build/models/graph.ts';

function node(name: string, op: string, ...input: string[]): GraphNode {
  return { name, op, input, attr: {} };
}

function values(...data: number[]): GraphTensor {
  return { shape: [data.length], data: Float32Array.from(data) };
}

/** x → 1×1 convolution with two channels → whatever follows. */
function graphWith(...rest: GraphNode[]): Graph {
  const tensors = new Map<string, GraphTensor>([
    ['w', { shape: [1, 1, 1, 2], data: Float32Array.of(3, 5) }],
    ['m', values(2, 10)],
    ['a', values(1, -1)],
    ['g', values(4, 4)],
    ['v', values(3, 15)],
    ['one', values(1)],
  ]);
  const constants = [...tensors.keys()].map((name) => node(name, 'Const'));
  return { nodes: [node('x', 'Placeholder'), ...constants, node('c', 'Conv2D', 'x', 'w'), ...rest], tensors };
}

test('Mul, Add and Relu6 go into the convolution before them, which takes the last name', () => {
  const graph = fused(graphWith(node('n', 'Mul', 'c', 'm'), node('s', 'Add', 'n', 'a'), node('r', 'Relu6', 's')));
  const conv = graph.nodes.find(({ op }) => op === '_FusedConv2D');
  expect(conv?.name).toBe('r');
  expect([...(graph.tensors.get(conv?.input[1] ?? '')?.data ?? [])]).toEqual([6, 50]);
  expect([...(graph.tensors.get(conv?.input[2] ?? '')?.data ?? [])]).toEqual([1, -1]);
  expect(graph.nodes.some(({ op }) => ['Conv2D', 'Mul', 'Add', 'Relu6'].includes(op))).toBe(false);
});

test('a factor after a bias scales the bias too', () => {
  const graph = fused(graphWith(node('s', 'Add', 'c', 'a'), node('n', 'Mul', 'm', 's')));
  const conv = graph.nodes.find(({ name }) => name === 'n');
  expect([...(graph.tensors.get(conv?.input[2] ?? '')?.data ?? [])]).toEqual([2, -10]);
});

test('a batch normalisation becomes a factor and a bias', () => {
  const norm = { ...node('b', 'FusedBatchNorm', 'c', 'g', 'a', 'm', 'v'), attr: { epsilon: { f: 1 } } };
  const graph = fused(graphWith(norm));
  const conv = graph.nodes.find(({ name }) => name === 'b');
  // gamma / sqrt(variance + epsilon) = 2 and 1.
  expect([...(graph.tensors.get(conv?.input[1] ?? '')?.data ?? [])]).toEqual([6, 5]);
  expect([...(graph.tensors.get(conv?.input[2] ?? '')?.data ?? [])]).toEqual([-3, -11]);
});

test('what two nodes read, or what adds no constant, is not folded', () => {
  const twice = fused(graphWith(node('p', 'Relu6', 'c'), node('q', 'Add', 'c', 'a')));
  expect(twice.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['c', 'p', 'q']));
  const residual = fused(graphWith(node('s', 'Add', 'c', 'x')));
  expect(residual.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['c', 's']));
});
