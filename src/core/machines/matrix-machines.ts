/** Three ways to multiply two square matrices: one worker, one worker for each result, and a field that hands numbers on. */
export const MACHINES = ['cpu', 'gpu', 'tpu'] as const;
export type Machine = (typeof MACHINES)[number];

/** Where a machine is after some steps. */
export interface MachineState {
  /** Multiply-adds done for each result, row after row; `size` of them finish one. */
  readonly done: readonly number[];
  /** Results that were worked on in the last step. */
  readonly busy: readonly boolean[];
  /** Numbers fetched from the store so far. */
  readonly fetched: number;
  readonly finished: boolean;
}

/** Steps until everything is multiplied. */
export function stepsOf(machine: Machine, size: number): number {
  switch (machine) {
    case 'cpu':
      return size ** 3;
    case 'gpu':
      return size;
    case 'tpu':
      // The last pair of numbers reaches the far corner after a walk along both sides.
      return 3 * size - 2;
    default:
      return machine satisfies never;
  }
}

/**
 * A machine after `step` steps of multiplying two `size` × `size` matrices. `cpu` does one multiply-add a step, `gpu`
 * one for each result; both fetch two numbers for each. In the systolic field of `tpu` (Kung and Leiserson 1979) every
 * number is fetched once and handed from neighbour to neighbour.
 */
export function machineAt(machine: Machine, size: number, step: number): MachineState {
  const last = stepsOf(machine, size);
  const now = Math.min(last, Math.max(0, Math.floor(step) || 0));
  const cells = Array.from({ length: size * size }, (_, index) => index);
  const doneAt = (cell: number, steps: number) => {
    const delay = machine === 'cpu' ? cell * size : machine === 'tpu' ? (cell % size) + Math.floor(cell / size) : 0;
    return Math.min(size, Math.max(0, steps - delay));
  };
  const done = cells.map((cell) => doneAt(cell, now));
  const multiplied = done.reduce((sum, count) => sum + count, 0);
  return {
    done,
    busy: cells.map((cell) => now > 0 && doneAt(cell, now) > doneAt(cell, now - 1)),
    fetched: machine === 'tpu' ? enteredBy(size, now) : 2 * multiplied,
    finished: now === last,
  };
}

/** Numbers that have entered a systolic field: lane after lane of both matrices begins one step later. */
function enteredBy(size: number, step: number): number {
  let entered = 0;
  for (let lane = 0; lane < size; lane += 1) entered += Math.min(size, Math.max(0, step - lane));
  return 2 * entered;
}
