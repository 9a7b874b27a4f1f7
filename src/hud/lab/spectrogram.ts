type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Ink, deep water, water, ice, white: dark is quiet. */
const STEPS: readonly (readonly [number, number, number])[] = [
  [8, 18, 27],
  [18, 56, 92],
  [79, 179, 255],
  [168, 236, 255],
  [255, 255, 255],
];

/**
 * Paints a sound's picture, one pixel a cell: time to the right, pitch upwards.
 * @param cells rows of moments, each `bands` cells from low to high, 0..1
 */
export function paintSpectrogram(context: Context, cells: Float32Array, bands: number): void {
  const frames = Math.floor(cells.length / bands);
  if (frames === 0) return;
  const image = new ImageData(frames, bands);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < bands; band++) {
      const at = 4 * ((bands - 1 - band) * frames + frame);
      image.data.set(colourOf(cells[frame * bands + band]!), at);
    }
  }
  context.putImageData(image, 0, 0);
}

function colourOf(loudness: number): [number, number, number, number] {
  // Squared: the quiet half of the scale is mostly room.
  const place = Math.min(1, Math.max(0, loudness)) ** 2 * (STEPS.length - 1);
  const step = Math.min(STEPS.length - 2, Math.floor(place));
  const [from, to, share] = [STEPS[step]!, STEPS[step + 1]!, place - step];
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [mix(0), mix(1), mix(2), 255];
}
