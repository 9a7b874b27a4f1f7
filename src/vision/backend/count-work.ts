import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { workOf, type Work } from '#core/machines/speed.ts';
import type { ModelParts } from './model-parts.ts';

/** Operations that lay a filter on every place of their input. */
const FILTERING: ReadonlySet<string> = new Set([
  'Conv2D',
  '_FusedConv2D',
  'DepthwiseConv2dNative',
  'FusedDepthwiseConv2dNative',
]);

interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
}

/** Counts what one pass through a graph multiplies and moves, from its filters and the sizes that really come out of its layers. */
export function countWork(model: GraphModel, { json, weights }: ModelParts, input: NamedTensorMap): Work {
  const { node: nodes } = json.modelTopology as { node: GraphNode[] };
  const filtering = nodes.filter(({ op }) => FILTERING.has(op));
  const results = [
    model.execute(
      input,
      filtering.map(({ name }) => name),
    ),
  ].flat<(Tensor | Tensor[])[]>();
  const layers = filtering.map(({ input: [, filter = ''] = [] }, index) => {
    const [, height = 1, width = 1, channels = 1] = results[index]?.shape ?? [];
    const size = model.weights[filter]?.[0]?.size ?? 0;
    return { weights: size, places: height * width, outputs: height * width * channels };
  });
  dispose(results);
  return workOf(layers, weights.byteLength);
}
