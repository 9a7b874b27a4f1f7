import { GRID } from '#core/playground/dots.ts';
import type { PlaneCursor } from './plane-cursor.svelte.ts';
import type { XorState } from './xor-state.svelte.ts';

const FAR = 3 * GRID;

/** Arrows walk over the plane (with Shift in small steps), 1 and 2 put dots, Delete takes one away, Ctrl+Z undoes. */
export function planeKeys(cursor: PlaneCursor, xorState: XorState): (event: KeyboardEvent) => void {
  return (event) => {
    const by = event.shiftKey ? GRID : FAR;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => cursor.move(-by, 0),
      ArrowRight: () => cursor.move(by, 0),
      ArrowUp: () => cursor.move(0, by),
      ArrowDown: () => cursor.move(0, -by),
      '1': () => cursor.put(1),
      '2': () => cursor.put(0),
      Enter: () => cursor.put(xorState.kind),
      ' ': () => cursor.put(xorState.kind),
      Delete: () => cursor.take(),
      Backspace: () => cursor.take(),
    };
    const undo = event.key === 'z' && (event.ctrlKey || event.metaKey);
    const action = undo ? () => xorState.undo() : event.ctrlKey || event.metaKey ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}
