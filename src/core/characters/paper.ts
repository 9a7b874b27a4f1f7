import type { Raster } from './raster.ts';

/**
 * Ink of a grey picture (0 black..255 white, row by row), whichever of dark on light or light on dark it is: the rim is
 * taken for paper. Contrast is stretched to 0..1.
 */
export function inkOfGrey(grey: ArrayLike<number>, width: number, height: number): Raster {
  const rim: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) rim.push(grey[y * width + x]!);
    }
  }
  rim.sort((a, b) => a - b);
  const paper = rim[rim.length >> 1] ?? 255;
  const ink = new Float32Array(width * height);
  let most = 0;
  for (let i = 0; i < ink.length; i++) {
    ink[i] = Math.abs(grey[i]! - paper);
    most = Math.max(most, ink[i]!);
  }
  // Fainter than this there is nothing written.
  const full = Math.max(32, most * 0.8);
  for (let i = 0; i < ink.length; i++) ink[i] = Math.min(1, ink[i]! / full);
  return { width, height, ink };
}
