/** A promise that a mutant broke; `message` says which. */
export class Broken extends Error {
  constructor(promise: string) {
    super(promise);
    this.name = 'Broken';
  }
}

/** Throws {@link Broken} where the promise does not hold. */
export function holds(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Broken(promise);
}
