/** One operation of a network, as far as it matters for what a spot can see. */
export interface Step {
  readonly name: string;
  /** Operations that it reads, weights left out; none: the picture. */
  readonly inputs: readonly string[];
  /** Side of its filter and its stride, spots of its input; 1 and 1 where it looks at each spot alone. */
  readonly kernel: number;
  readonly stride: number;
}

interface Sight {
  readonly field: number;
  /** Distance of neighbours, px of the picture. */
  readonly jump: number;
}

/**
 * Side of the square of the picture that one spot of a layer can depend on, px: each filter widens it by its side
 * less 1, in steps of the spots it lies on (Araujo, Norris, Sim 2019). 0 where there is no such layer.
 */
export function fieldOf(steps: readonly Step[], layer: string): number {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const known = new Map<string, Sight | null>();
  const sightOf = (name: string): Sight | null => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    known.set(name, null);
    const step = byName.get(name);
    if (!step) return null;
    const before = step.inputs.flatMap((input) => sightOf(input) ?? []);
    const from: Sight = { field: Math.max(1, ...before.map((one) => one.field)), jump: before[0]?.jump ?? 1 };
    const sight = { field: from.field + (step.kernel - 1) * from.jump, jump: from.jump * step.stride };
    known.set(name, sight);
    return sight;
  };
  return sightOf(layer)?.field ?? 0;
}
