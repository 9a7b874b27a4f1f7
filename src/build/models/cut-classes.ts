import type { Graph, GraphTensor } from './graph.ts';

/** Classes of the stock predictors: the background, then COCO's ids 1 to 90. */
export const STOCK_CLASSES = 91;

/**
 * Keeps only some classes of every class predictor; the predictors give them in the order of `ids`.
 * @param ids COCO ids, 1-based (0 would be the background)
 */
export function cutClasses(graph: Graph, ids: readonly number[]): Graph {
  const tensors = new Map(graph.tensors);
  for (const [name, tensor] of graph.tensors) {
    if (/ClassPredictor\/(weights|biases)$/.test(name)) tensors.set(name, cut(tensor, ids));
  }
  return { ...graph, tensors };
}

/** The last axis runs over an anchor's classes, then the next anchor's. */
function cut({ shape, data }: GraphTensor, ids: readonly number[]): GraphTensor {
  const groups = data.length / STOCK_CLASSES;
  const kept = new Float32Array(groups * ids.length);
  for (let group = 0; group < groups; group++) {
    for (const [column, id] of ids.entries())
      kept[group * ids.length + column] = data[group * STOCK_CLASSES + id] ?? NaN;
  }
  const channels = ((shape.at(-1) ?? 0) / STOCK_CLASSES) * ids.length;
  return { shape: [...shape.slice(0, -1), channels], data: kept };
}
