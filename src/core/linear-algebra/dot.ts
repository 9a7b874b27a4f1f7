/**
 * Σ a[aFrom + i] · b[bFrom + i] for i under `length`. Four sums side by side: one sum would make every addition wait
 * for the one before.
 */
export function dot(a: ArrayLike<number>, aFrom: number, b: ArrayLike<number>, bFrom: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    first += a[aFrom + i]! * b[bFrom + i]!;
    second += a[aFrom + i + 1]! * b[bFrom + i + 1]!;
    third += a[aFrom + i + 2]! * b[bFrom + i + 2]!;
    fourth += a[aFrom + i + 3]! * b[bFrom + i + 3]!;
  }
  for (; i < length; i++) first += a[aFrom + i]! * b[bFrom + i]!;
  return first + second + (third + fourth);
}

/**
 * {@link dot} of single-precision vectors, as embeddings are. A function of its own, because one that meets several
 * kinds of arrays runs several times slower.
 */
export function dotOfSingles(a: Float32Array, b: Float32Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) first += a[i]! * b[i]!;
  return first + second + (third + fourth);
}
