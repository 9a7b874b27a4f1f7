import { fromHalf, toHalf } from './float16.ts';

/** One operation of a TensorFlow graph, in the form of tfjs's `modelTopology`. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of the nodes it reads; `name:1` is a second output, `^name` only an order. */
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, unknown>>;
}

/** The value of a Const node. */
export interface GraphTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly tensors: ReadonlyMap<string, GraphTensor>;
}

interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly original_dtype?: string };
}

/** A tfjs graph model's `.json`. */
export interface GraphJson {
  readonly format?: string;
  readonly signature?: unknown;
  readonly modelTopology: { readonly node: readonly (Omit<GraphNode, 'input' | 'attr'> & Partial<GraphNode>)[] };
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly WeightSpec[] }[];
}

/** Reads a graph model; `weights` are its weight files in the manifest's order, joined. Throws on weight types it does not know. */
export function readGraph(json: GraphJson, weights: Uint8Array): Graph {
  const tensors = new Map<string, GraphTensor>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of json.weightsManifest.flatMap((group) => group.weights)) {
    const size = sizeOf(shape);
    const stored = quantization?.dtype ?? dtype;
    const width = stored === 'float16' ? 2 : 4;
    // A copy: a Buffer's own slice would be a view, with the whole file behind it.
    const bytes = Uint8Array.prototype.slice.call(weights, offset, offset + size * width).buffer;
    offset += size * width;
    if (stored === 'float16') tensors.set(name, { shape, data: Float32Array.from(new Uint16Array(bytes), fromHalf) });
    else if (stored === 'float32') tensors.set(name, { shape, data: new Float32Array(bytes) });
    else if (stored === 'int32') tensors.set(name, { shape, data: new Int32Array(bytes) });
    else throw new Error(`The weight ${name} is stored as ${stored}, which is not known here.`);
  }
  if (offset !== weights.length) throw new Error(`The weights are ${weights.length} bytes, the graph wants ${offset}.`);
  const nodes = json.modelTopology.node.map(({ name, op, input = [], attr = {} }) => ({ name, op, input, attr }));
  return { nodes, tensors };
}

/**
 * Writes a graph model with one weight file, floats as halves except those in `exact`, without the attributes that
 * tfjs does not read.
 */
export function writeGraph(
  graph: Graph,
  path: string,
  exact: ReadonlySet<string> = new Set(),
): { json: GraphJson; weights: Uint8Array } {
  const specs: WeightSpec[] = [];
  const parts: Uint8Array[] = [];
  for (const [name, { shape, data }] of graph.tensors) {
    const half = data instanceof Float32Array && !exact.has(name);
    const stored = half ? Uint16Array.from(data, toHalf) : data;
    parts.push(new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
    specs.push({
      name,
      shape,
      dtype: data instanceof Float32Array ? 'float32' : 'int32',
      ...(half && { quantization: { dtype: 'float16', original_dtype: 'float32' } }),
    });
  }
  const node = graph.nodes.map(({ name, op, input, attr }) => ({
    name,
    op,
    ...(input.length > 0 && { input }),
    attr: Object.fromEntries(Object.entries(attr).filter(([key]) => !UNREAD.has(key))),
  }));
  const json = {
    format: 'graph-model',
    // tfjs reads the versions, whatever they are.
    modelTopology: { node, versions: { producer: 1, minConsumer: 1 } },
    weightsManifest: [{ paths: [path], weights: specs }],
  };
  return { json, weights: Buffer.concat(parts) };
}

/** Attributes that no operation of tfjs reads here. */
const UNREAD = new Set(['T', 'Tshape', 'Tidx', 'Tdim', 'Index', 'value', 'use_cudnn_on_gpu']);

/** The graph without what the outputs do not need; Const nodes in `keep` stay. */
export function pruned(graph: Graph, outputs: readonly string[], keep: ReadonlySet<string> = new Set()): Graph {
  const byName = new Map(graph.nodes.map((node) => [node.name, node]));
  const needed = new Set<string>(keep);
  const open = [...outputs];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(byName.get(name)?.input ?? []).map(nodeOf));
  }
  return {
    nodes: graph.nodes.filter(({ name }) => needed.has(name)),
    tensors: new Map([...graph.tensors].filter(([name]) => needed.has(name))),
  };
}

/** The node that an input names. */
export function nodeOf(input: string): string {
  return input.replace(/^\^/, '').replace(/:\d+$/, '');
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
