/** A long vector as `count` bars: of each stretch of neighbours the number farthest from 0. Shorter vectors as they are. */
export function strongest(vector: Float32Array, count: number): number[] {
  const bars = Math.min(count, vector.length);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * vector.length) / bars);
    const to = Math.floor(((bar + 1) * vector.length) / bars);
    let most = 0;
    for (let i = from; i < to; i++) if (Math.abs(vector[i]!) > Math.abs(most)) most = vector[i]!;
    return most;
  });
}
