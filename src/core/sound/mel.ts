/** Pitch as heard: equal steps of mel sound equally far apart (O'Shaughnessy 1987, the form that HTK uses). */
function melOf(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

/** The other way round. */
function hertzOf(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

/** One triangle over the bins of a spectrum. */
export interface MelBand {
  /** Frequency of its tip, Hz. */
  readonly centre: number;
  /** First bin that counts. */
  readonly from: number;
  /** How much each bin from there counts, 0..1. */
  readonly weights: Float64Array;
}

/**
 * Triangles that overlap by half, their tips equally far apart in mel: inside of the outer tips the weights of a bin
 * sum to 1, so that the bands share out the whole energy.
 * @param size length of the transform  @param rate samples a second  @param low, high edges of all bands, Hz
 */
export function melBands(count: number, size: number, rate: number, low: number, high: number): MelBand[] {
  const step = (melOf(high) - melOf(low)) / (count + 1);
  const edges = Array.from({ length: count + 2 }, (_, edge) => hertzOf(melOf(low) + edge * step));
  return Array.from({ length: count }, (_, band) => {
    const [left, centre, right] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    const from = Math.max(0, Math.ceil((left * size) / rate));
    const to = Math.min(size / 2, Math.floor((right * size) / rate));
    const weights = Float64Array.from({ length: Math.max(0, to - from + 1) }, (_, bin) => {
      const hertz = ((from + bin) * rate) / size;
      return hertz <= centre ? (hertz - left) / (centre - left) : (right - hertz) / (right - centre);
    });
    return { centre, from, weights };
  });
}
