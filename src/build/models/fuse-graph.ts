import { nodeOf, type Graph, type GraphNode, type GraphTensor } from './graph.ts';

const FUSED: Readonly<Record<string, string>> = {
  Conv2D: '_FusedConv2D',
  DepthwiseConv2dNative: 'FusedDepthwiseConv2dNative',
};

/**
 * Folds what follows a convolution into it: Mul and FusedBatchNorm scale its weights, Add, BiasAdd and
 * FusedBatchNorm become its bias, Relu6 its activation. The sums are the same; the pixels are walked once.
 */
export function fused(graph: Graph): Graph {
  const readers = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    for (const input of node.input) readers.set(nodeOf(input), [...(readers.get(nodeOf(input)) ?? []), node]);
  }
  const replaced = new Map<string, GraphNode>();
  const swallowed = new Set<string>();
  const tensors = new Map(graph.tensors);
  for (const conv of graph.nodes) {
    const op = FUSED[conv.op];
    const weights = graph.tensors.get(conv.input[1] ?? '');
    if (!op || !weights) continue;
    const fold = follow(conv, weights, readers, graph.tensors);
    for (const name of fold.swallowed) swallowed.add(name);
    const kernel = `${fold.last}/weights`;
    const bias = `${fold.last}/bias`;
    tensors.set(kernel, { shape: weights.shape, data: Float32Array.from(fold.kernel) });
    tensors.set(bias, { shape: [fold.bias.length], data: Float32Array.from(fold.bias) });
    // It takes the name of the last one it swallowed, so that readers find it.
    replaced.set(conv.name, {
      name: fold.last,
      op,
      input: [conv.input[0] ?? '', kernel, bias],
      attr: { ...conv.attr, num_args: { i: '1' }, fused_ops: { list: { s: fold.relu6 ? [BIAS, RELU6] : [BIAS] } } },
    });
  }
  const nodes: GraphNode[] = [];
  for (const node of graph.nodes) {
    const conv = replaced.get(node.name);
    if (conv) {
      for (const name of conv.input.slice(1)) nodes.push({ name, op: 'Const', input: [], attr: FLOAT });
      nodes.push(conv);
    } else if (!swallowed.has(node.name)) nodes.push(node);
  }
  return { nodes, tensors };
}

/** A float Const's attributes. */
export const FLOAT = { dtype: { type: 'DT_FLOAT' } } as const;
const BIAS = Buffer.from('BiasAdd').toString('base64');
const RELU6 = Buffer.from('Relu6').toString('base64');

interface Fold {
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
  readonly relu6: boolean;
  readonly last: string;
  readonly swallowed: readonly string[];
}

/** Walks down from a convolution as long as one reader follows that can be folded. */
function follow(
  conv: GraphNode,
  weights: GraphTensor,
  readers: ReadonlyMap<string, readonly GraphNode[]>,
  tensors: ReadonlyMap<string, GraphTensor>,
): Fold {
  const kernel = Float64Array.from(weights.data);
  const [, , inputs = 1, outputs = 1] = weights.shape;
  const channels = conv.op === 'Conv2D' ? outputs : inputs * outputs;
  const bias = new Float64Array(channels);
  const swallowed: string[] = [];
  let last = conv.name;
  let relu6 = false;
  while (!relu6) {
    const [next, ...others] = readers.get(last) ?? [];
    if (!next || others.length > 0) break;
    if (next.op === 'Relu6') relu6 = true;
    else {
      const step = stepOf(next, last, tensors, channels);
      if (!step) break;
      for (let i = 0; i < kernel.length; i++) kernel[i]! *= step.scale(i % channels);
      for (let c = 0; c < channels; c++) bias[c] = bias[c]! * step.scale(c) + step.shift(c);
    }
    swallowed.push(next.name);
    last = next.name;
  }
  return { kernel, bias, relu6, last, swallowed };
}

interface Step {
  readonly scale: (channel: number) => number;
  readonly shift: (channel: number) => number;
}

/** y = scale · x + shift of one node for each channel; null where it is anything else. */
function stepOf(
  node: GraphNode,
  from: string,
  tensors: ReadonlyMap<string, GraphTensor>,
  channels: number,
): Step | null {
  const values = node.input.filter((input) => input !== from).map((input) => tensors.get(input)?.data);
  const at = (index: number) => (channel: number) => {
    const value = values[index];
    return (value?.length === 1 ? value[0] : value?.[channel]) ?? NaN;
  };
  if (values.some((value) => value?.length !== channels && value?.length !== 1)) return null;
  if (node.op === 'Mul') return { scale: at(0), shift: () => 0 };
  if (node.op === 'Add' || node.op === 'AddV2' || node.op === 'BiasAdd') return { scale: () => 1, shift: at(0) };
  if (node.op !== 'FusedBatchNorm') return null;
  const epsilon = (node.attr.epsilon as { f?: number } | undefined)?.f ?? 1e-4;
  const [gamma, beta, mean, variance] = [at(0), at(1), at(2), at(3)];
  const scale = (channel: number) => gamma(channel) / Math.sqrt(variance(channel) + epsilon);
  return { scale, shift: (channel) => beta(channel) - mean(channel) * scale(channel) };
}
