import { describe, expect, test } from 'vitest';
import { machineAt, MACHINES, stepsOf } from '#core/machines/matrix-machines.ts';

describe.each(MACHINES)('%s', (machine) => {
  test.each([1, 2, 6, 9])(
    'multiplies matrices of side %i to the end in as many steps as it says, and no sooner',
    (size) => {
      const steps = stepsOf(machine, size);
      expect(machineAt(machine, size, steps).done.every((count) => count === size)).toBe(true);
      expect(machineAt(machine, size, steps).finished).toBe(true);
      expect(machineAt(machine, size, steps - 1).done.every((count) => count === size)).toBe(false);
    },
  );

  test('a busy result gains one multiply-add a step, an idle one none', () => {
    for (let step = 1; step <= stepsOf(machine, 5); step += 1) {
      const before = machineAt(machine, 5, step - 1);
      const { done, busy } = machineAt(machine, 5, step);
      expect(done.map((count, cell) => count - (before.done[cell] ?? 0))).toEqual(busy.map(Number));
    }
  });

  test('any step is a state, also none and far too many', () => {
    for (const step of [-5, 0, 0.5, 1e9, NaN]) {
      const { done, fetched } = machineAt(machine, 4, step);
      expect([...done, fetched].every((value) => Number.isFinite(value))).toBe(true);
    }
  });
});

test('a field that hands numbers on fetches each once; the others fetch two for every multiply-add', () => {
  const fetched = MACHINES.map((machine) => machineAt(machine, 6, stepsOf(machine, 6)).fetched);
  expect(fetched).toEqual([432, 432, 72]);
});

test('a result of the field is multiplied only after its numbers came through its neighbours', () => {
  for (let step = 0; step <= stepsOf('tpu', 6); step += 1) {
    const { done } = machineAt('tpu', 6, step);
    for (let row = 0; row < 6; row += 1)
      for (let column = 1; column < 6; column += 1)
        expect(done[row * 6 + column]).toBeLessThanOrEqual(done[row * 6 + column - 1] ?? 0);
  }
});
