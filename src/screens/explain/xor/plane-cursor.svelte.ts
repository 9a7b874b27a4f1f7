import { onGrid } from '#core/playground/dots.ts';
import type { XorState } from './xor-state.svelte.ts';

/** Closer than this, keys count a dot as under the cursor. */
const UNDER = 0.09;

/** Where keys put the next dot. */
export class PlaneCursor {
  x: number = $state(0);
  y: number = $state(0);
  /** Keys have moved it: say where it is. */
  moved: boolean = $state(false);
  /** Kind of the dot under it; null: none. */
  readonly under: 0 | 1 | null = $derived.by(() => {
    const index = this.#nearest(this.x, this.y, UNDER);
    return index < 0 ? null : this.#xorState.dots[index]!.kind;
  });
  readonly #xorState: XorState;

  constructor(xorState: XorState) {
    this.#xorState = xorState;
  }

  move(right: number, up: number): void {
    this.x = onGrid(this.x + right);
    this.y = onGrid(this.y + up);
    this.moved = true;
  }

  /** A finger: takes the dot there away, or puts one of the chosen kind. */
  press(x: number, y: number, reach: number): void {
    const index = this.#nearest(x, y, reach);
    if (index >= 0) this.#xorState.remove(index);
    else this.#xorState.add(x, y, this.#xorState.kind);
  }

  /** A key: a dot of this kind here, instead of the one that is there. */
  put(kind: 0 | 1): void {
    this.take();
    this.#xorState.add(this.x, this.y, kind);
  }

  take(): void {
    const index = this.#nearest(this.x, this.y, UNDER);
    if (index >= 0) this.#xorState.remove(index);
  }

  #nearest(x: number, y: number, reach: number): number {
    let best = -1;
    let near = reach;
    this.#xorState.dots.forEach((dot, index) => {
      const distance = Math.hypot(dot.x - x, dot.y - y);
      if (distance <= near) [best, near] = [index, distance];
    });
    return best;
  }
}
