import { fire, type NeuronSettings } from './neuron.ts';

/** What a neuron with two inputs can be asked to do: fire when both are on, when either is, when exactly one is. */
export const GATES = ['both', 'either', 'one'] as const;
export type Gate = (typeof GATES)[number];

/** All taps off and on, in the order of the table. */
export const PAIRS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

export interface TableRow {
  readonly inputs: readonly [number, number];
  readonly fires: boolean;
  readonly wanted: boolean;
}

/** Whether the gate wants it to fire. */
function wants(gate: Gate, [first, second]: readonly [number, number]): boolean {
  switch (gate) {
    case 'both':
      return first === 1 && second === 1;
    case 'either':
      return first === 1 || second === 1;
    case 'one':
      return first !== second;
    default:
      return gate satisfies never;
  }
}

/** What the neuron does on all four pairs of inputs, beside what is wanted. */
export function truthTable(settings: Omit<NeuronSettings, 'inputs'>, gate: Gate): readonly TableRow[] {
  return PAIRS.map((inputs) => ({ inputs, fires: fire({ ...settings, inputs }).fires, wanted: wants(gate, inputs) }));
}
