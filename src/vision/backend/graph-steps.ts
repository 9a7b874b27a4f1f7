import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { Step } from '#core/microscope/receptive-field.ts';
import type { ModelParts } from './model-parts.ts';

interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: { readonly strides?: { readonly list?: { readonly i?: readonly (string | number)[] } } };
}

/** A model's operations with the filters that they lay on their inputs; its weights are left out. */
export function stepsOf(model: GraphModel, { json }: Pick<ModelParts, 'json'>): Step[] {
  const { node: nodes } = json.modelTopology as { node: GraphNode[] };
  return nodes
    .filter(({ op }) => op !== 'Const')
    .map(({ name, op, input = [], attr }) => {
      const filters = /Conv/.test(op);
      return {
        name,
        inputs: input.filter((one) => !(one in model.weights)),
        kernel: filters ? (model.weights[input[1] ?? '']?.[0]?.shape[0] ?? 1) : 1,
        stride: filters ? Number(attr?.strides?.list?.i?.[1] ?? 1) : 1,
      };
    });
}
