import { COCO_IDS, KINDS } from '#core/detection/detection.ts';
import { cutClasses } from './cut-classes.ts';
import { FLOAT, fused } from './fuse-graph.ts';
import { pruned, type Graph, type GraphNode, type GraphTensor } from './graph.ts';

/** Names in the shipped detector. */
export const PICTURE = 'picture';
export const FOUND = 'found';
export const ANCHORS = 'anchors';

const INT = { dtype: { type: 'DT_INT32' } } as const;

/**
 * The shipped detector, from the stock SSD graph: without the loop that resizes (the host does it), cut to `KINDS`,
 * fused, and open to batches.
 * In: `picture` [n, 300, 300, 3], 0..255; the backbone alone takes any height and width. Out: `found` [n, 1917, 4 + KINDS], box encodings and class logits of every
 * anchor. The anchors' own boxes lie in the weight `anchors` [1917, 4].
 */
export function detectorGraph(stock: Graph): { graph: Graph; exact: ReadonlySet<string> } {
  const kinds = KINDS.map((kind) => COCO_IDS[kind]);
  const cut = cutClasses(stock, kinds);
  const tensors = new Map(cut.tensors);
  const added: GraphNode[] = [];
  const constant = (name: string, tensor: GraphTensor) => {
    tensors.set(name, tensor);
    added.push({ name, op: 'Const', input: [], attr: tensor.data instanceof Int32Array ? INT : FLOAT });
  };
  const anchors = stock.tensors.get('Postprocessor/ExpandDims');
  if (!anchors) throw new Error('The stock graph has no anchors.');
  constant(ANCHORS, { shape: [anchors.data.length / 4, 4], data: anchors.data });

  const boxes: string[] = [];
  const logits: string[] = [];
  for (let layer = 0; layer < 6; layer++) {
    const from = `BoxPredictor_${layer}`;
    // The stock graph computes these shapes from the batch; the anchors of a layer are fixed, so the batch is what is left.
    const count = stock.tensors.get(`${from}/stack/1`)?.data[0] ?? 0;
    const parts = [
      { into: boxes, predictor: 'BoxEncodingPredictor', columns: 4 },
      { into: logits, predictor: 'ClassPredictor', columns: kinds.length },
    ];
    for (const { into, predictor, columns } of parts) {
      const name = `${from}/${predictor}/rows`;
      constant(`${name}/shape`, { shape: [3], data: Int32Array.of(-1, count, columns) });
      added.push({ name, op: 'Reshape', input: [`${from}/${predictor}/BiasAdd`, `${name}/shape`], attr: {} });
      into.push(name);
    }
  }
  constant('axis/anchors', { shape: [], data: Int32Array.of(1) });
  constant('axis/columns', { shape: [], data: Int32Array.of(2) });
  added.push(
    { name: 'boxes', op: 'ConcatV2', input: [...boxes, 'axis/anchors'], attr: { N: { i: '6' } } },
    { name: 'logits', op: 'ConcatV2', input: [...logits, 'axis/anchors'], attr: { N: { i: '6' } } },
    // One tensor, so that a GPU is waited for once.
    { name: FOUND, op: 'ConcatV2', input: ['boxes', 'logits', 'axis/columns'], attr: { N: { i: '2' } } },
  );
  const size = (length: number) => ({ size: String(length) });
  const picture: GraphNode = {
    name: PICTURE,
    op: 'Placeholder',
    input: [],
    attr: { ...FLOAT, shape: { shape: { dim: [size(-1), size(-1), size(-1), size(3)] } } },
  };
  const nodes = cut.nodes.map((node) =>
    node.name === 'Preprocessor/mul' ? { ...node, input: ['Preprocessor/mul/x', PICTURE] } : node,
  );
  const whole = { nodes: [picture, ...nodes, ...added], tensors };
  const keep = new Set([ANCHORS]);
  const graph = pruned(fused(pruned(whole, [FOUND], keep)), [FOUND], keep);
  return { graph: shortNames(graph), exact: new Set([ANCHORS, 'Preprocessor/mul/x', 'Preprocessor/sub/y']) };
}

/** Scopes that say nothing here are half of the file. */
function shortNames({ nodes, tensors }: Graph): Graph {
  const short = (name: string) => name.replace('FeatureExtractor/MobilenetV2/', '').replace('BatchNorm/batchnorm/', '');
  return {
    nodes: nodes.map((node) => ({ ...node, name: short(node.name), input: node.input.map(short) })),
    tensors: new Map([...tensors].map(([name, tensor]) => [short(name), tensor])),
  };
}
