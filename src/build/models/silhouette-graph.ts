import { fused } from './fuse-graph.ts';
import { pruned, type Graph, type GraphNode, type GraphTensor } from './graph.ts';

/** What the stock network is built for is so many times what is shipped, each way. */
const SMALLER = 2;
/** The stock network's last step: how much each spot is the person. */
const PERSON = 'activation_10';
/** Weights that say how large a map is: heights and widths. */
const SIZES = /resize\/size$|input_sizes$/;
/** Heights and widths of one picture come as 2 numbers, or between its place in the batch and its channels. */
const PLACES: Readonly<Record<number, readonly number[]>> = { 2: [0, 1], 4: [1, 2] };

/**
 * The shipped silhouettes, from the stock selfie segmentation: for pictures of half the side, a quarter of the work, and
 * fused. It is convolutions throughout, so only the sizes change that are written down: of the picture, of what is
 * averaged over the whole of it, and of what is enlarged.
 * In: [1, 128, 128, 3], 0..1. Out: [1, 128, 128, 1], how much each spot is the person, 0..1.
 */
export function silhouetteGraph(stock: Graph): Graph {
  const nodes = stock.nodes.map((node): GraphNode => {
    if (node.op === 'Placeholder') return { ...node, attr: { ...node.attr, shape: { shape: { dim: sizesOf(node) } } } };
    if (node.op !== 'AvgPool') return node;
    return {
      ...node,
      attr: { ...node.attr, ksize: smallerList(node, 'ksize'), strides: smallerList(node, 'strides') },
    };
  });
  const tensors = new Map(stock.tensors);
  for (const [name, tensor] of stock.tensors) if (SIZES.test(name)) tensors.set(name, smallerSizes(tensor));
  return pruned(fused(pruned({ nodes, tensors }, [PERSON])), [PERSON]);
}

function smaller(size: number, place: number, length: number): number {
  return PLACES[length]?.includes(place) ? size / SMALLER : size;
}

function sizesOf({ attr }: GraphNode): { size: string }[] {
  const { dim } = (attr['shape'] as { shape: { dim: { size: string }[] } }).shape;
  return dim.map(({ size }, place) => ({ size: String(smaller(Number(size), place, dim.length)) }));
}

function smallerList({ attr }: GraphNode, key: string): { list: { i: string[] } } {
  const { i } = (attr[key] as { list: { i: string[] } }).list;
  return { list: { i: i.map((size, place) => String(smaller(Number(size), place, i.length))) } };
}

function smallerSizes({ shape, data }: GraphTensor): GraphTensor {
  return { shape, data: Int32Array.from(data, (size, place) => smaller(size, place, data.length)) };
}
