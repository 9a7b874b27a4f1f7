import { PICTURE } from './detector-graph.ts';
import { fused } from './fuse-graph.ts';
import { nodeOf, pruned, type Graph, type GraphNode } from './graph.ts';

/** Name of the shipped network's answer. */
const FACE = 'face';

/** Where the stock network stops describing a face and starts to guess age and gender. */
const DESCRIPTION = 'global_pooling/Mean';

/**
 * The shipped face embedding, from the stock FaceRes graph: cut where it would begin to guess, fused.
 * In: `picture` [n, 224, 224, 3], 0..255. Out: `face` [n, 1024].
 */
export function faceEmbeddingGraph(stock: Graph): Graph {
  const [input] = stock.nodes.filter(({ op }) => op === 'Placeholder');
  const wanted = stock.nodes.some(({ name }) => name === DESCRIPTION);
  if (!input || !wanted) throw new Error('This is not the graph of the face embedding.');
  const names = new Map([
    [input.name, PICTURE],
    [DESCRIPTION, FACE],
  ]);
  const named = (name: string) => names.get(name) ?? name;
  const nodes = withRelu6(pruned(stock, [DESCRIPTION])).map((node) => ({
    ...node,
    name: named(node.name),
    input: node.input.map(named),
  }));
  // Twice: a convolution is folded only into its one reader.
  return pruned(fused(pruned({ nodes, tensors: stock.tensors }, [FACE])), [FACE]);
}

/** The stock graph writes Relu6 as three steps: Relu, then at most 6, then at least 0. */
function withRelu6(graph: Graph): GraphNode[] {
  const byName = new Map(graph.nodes.map((node) => [node.name, node]));
  const constant = (node: GraphNode) => graph.tensors.get(node.input[1] ?? '')?.data[0];
  const before = (node: GraphNode | undefined) => byName.get(nodeOf(node?.input[0] ?? ''));
  return graph.nodes.map((node) => {
    const six = before(node);
    const relu = before(six);
    const isRelu6 =
      node.op === 'Maximum' &&
      constant(node) === 0 &&
      six?.op === 'Minimum' &&
      constant(six) === 6 &&
      relu?.op === 'Relu';
    return isRelu6 ? { name: node.name, op: 'Relu6', input: relu.input.slice(0, 1), attr: {} } : node;
  });
}
