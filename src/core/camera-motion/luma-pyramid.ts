import type { Pixels } from '#core/pixels.ts';

/** One brightness picture, row by row. */
export interface Luma {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Brightness of a picture at half, a quarter and an eighth of its size, finest first. Each is freed of its slow
 * changes (its own local mean), so that a camera that adapts its exposure does not look like one that moves.
 */
export function lumaPyramid(pixels: Pixels): readonly [Luma, Luma, Luma] {
  const half = halfLuma(pixels);
  const quarter = halve(half);
  const eighth = halve(quarter);
  return [detail(half), detail(quarter), detail(eighth)];
}

function halfLuma({ data, width, height }: Pixels): Luma {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = (2 * y * width + 2 * x) * 4;
      const below = at + width * 4;
      // Green carries most of the brightness; two greens and a red and blue each are near enough to Rec. 709.
      const upper = (data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 6] ?? 0) + 2 * (data[at + 5] ?? 0);
      const lower =
        (data[below + 2] ?? 0) + 2 * (data[below + 1] ?? 0) + (data[below + 4] ?? 0) + 2 * (data[below + 5] ?? 0);
      out[y * w + x] = (upper + lower) / 12;
    }
  }
  return { data: out, width: w, height: h };
}

function halve({ data, width, height }: Luma): Luma {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0);
      out[y * w + x] = sum / 4;
    }
  }
  return { data: out, width: w, height: h };
}

/** Side of the local mean is 2·REACH + 1 pixels. */
const REACH = 4;

/** A picture less its local mean, by running sums along rows, then columns. */
function detail(luma: Luma): Luma {
  const { data, width, height } = luma;
  const rows = new Float32Array(data.length);
  const out = new Float32Array(data.length);
  blurLines(data, rows, height, width, width, 1);
  blurLines(rows, out, width, height, 1, width);
  for (let i = 0; i < out.length; i++) out[i] = (data[i] ?? 0) - (out[i] ?? 0);
  return { data: out, width, height };
}

/** Running mean along `lines` lines of `length` values; `next` is the step between lines, `step` along one. */
function blurLines(
  from: Float32Array,
  to: Float32Array,
  lines: number,
  length: number,
  next: number,
  step: number,
): void {
  for (let line = 0; line < lines; line++) {
    const start = line * next;
    let sum = 0;
    let count = 0;
    for (let i = -REACH; i < length; i++) {
      if (i + REACH < length) {
        sum += from[start + (i + REACH) * step] ?? 0;
        count++;
      }
      if (i - REACH - 1 >= 0) {
        sum -= from[start + (i - REACH - 1) * step] ?? 0;
        count--;
      }
      if (i >= 0) to[start + i * step] = sum / count;
    }
  }
}
