/** Share of the shared variance that counts the same in every direction: samples are far fewer than numbers. */
const SHRINKAGE = 0.1;

/**
 * The second rule for strangers on the peer's vector: Mahalanobis distance to the nearest class mean with one shrunk
 * covariance for all classes.
 */
export function mahalanobis(
  vectors: readonly Float32Array[],
  classes: readonly number[],
): (vector: Float32Array) => number {
  const count = Math.max(...classes) + 1;
  const length = vectors[0]?.length ?? 0;
  const means = Array.from({ length: count }, (_, label) => meanOf(vectors.filter((_, i) => classes[i] === label)));
  const rows = vectors.map((vector, i) => vector.map((value, k) => value - (means[classes[i]!]?.[k] ?? 0)));
  const spread = rows.reduce((sum, row) => sum + dot(row, row), 0) / (rows.length * Math.max(1, length));
  // (ridge · I + share · RᵀR)⁻¹ = (I − Rᵀ (ridge / share · I + RRᵀ)⁻¹ R) / ridge, by Woodbury: a matrix of samples only.
  const ridge = SHRINKAGE * spread + 1e-12;
  const share = (1 - SHRINKAGE) / rows.length;
  const lower = cholesky(rows.map((a, i) => rows.map((b, j) => dot(a, b) + (i === j ? ridge / share : 0))));
  return (vector) =>
    Math.min(
      ...means.map((mean) => {
        const away = vector.map((value, k) => value - (mean[k] ?? 0));
        const half = forwards(
          lower,
          rows.map((row) => dot(row, away)),
        );
        return (dot(away, away) - dot(half, half)) / ridge;
      }),
    );
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]! / vectors.length;
  return sum;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** L of L·Lᵀ. */
function cholesky(matrix: readonly (readonly number[])[]): Float64Array[] {
  const lower = matrix.map(() => new Float64Array(matrix.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** Solves L·x = b. */
function forwards(lower: readonly Float64Array[], b: readonly number[]): Float64Array {
  const x = new Float64Array(b.length);
  for (let i = 0; i < b.length; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i]![k]! * x[k]!;
    x[i] = sum / lower[i]![i]!;
  }
  return x;
}
