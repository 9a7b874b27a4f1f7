/** Values that somebody changed away from, the latest last; only the newest `most` of them. */
export class UndoSteps<T> {
  readonly any: boolean = $derived.by(() => this.#steps.length > 0);
  readonly #most: number;
  #steps: readonly T[] = $state.raw([]);

  constructor(most: number) {
    this.#most = most;
  }

  /** Remembers a value before it is changed. */
  note(before: T): void {
    this.#steps = [...this.#steps, before].slice(-this.#most);
  }

  /** Hands the latest value to `back` and forgets it; nothing where there is none. */
  undo(back: (before: T) => void): void {
    if (this.#steps.length === 0) return;
    const before = this.#steps.at(-1) as T;
    this.#steps = this.#steps.slice(0, -1);
    back(before);
  }

  clear(): void {
    this.#steps = [];
  }
}
