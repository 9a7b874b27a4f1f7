import type { Pixels } from '#core/pixels.ts';

/** A picture in one channel, 0 black..255 white, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Brightness as the eye weighs it (Rec. 601). */
export function greyOf({ data, width, height }: Pixels): Grey {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    values[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  }
  return { width, height, values };
}

/** Brightness between four pixels; outside of the picture that of its rim. `x`, `y` in pixels, (0, 0) in the middle of the first. */
export function greyAt({ width, height, values }: Grey, x: number, y: number): number {
  const inX = Math.min(width - 1, Math.max(0, x));
  const inY = Math.min(height - 1, Math.max(0, y));
  const [left, top] = [Math.floor(inX), Math.floor(inY)];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [shareX, shareY] = [inX - left, inY - top];
  const upper = values[top * width + left]! * (1 - shareX) + values[top * width + right]! * shareX;
  const lower = values[below * width + left]! * (1 - shareX) + values[below * width + right]! * shareX;
  return upper * (1 - shareY) + lower * shareY;
}

/** A copy whose longest side has at most so many pixels; each is the mean of what it covers. */
export function shrunk(grey: Grey, longest: number): Grey {
  const scale = Math.min(1, longest / Math.max(grey.width, grey.height));
  if (scale === 1) return grey;
  const width = Math.max(1, Math.round(grey.width * scale));
  const height = Math.max(1, Math.round(grey.height * scale));
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * grey.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * grey.height) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * grey.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * grey.width) / width));
      let sum = 0;
      for (let v = top; v < bottom; v++) for (let u = left; u < right; u++) sum += grey.values[v * grey.width + u]!;
      values[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, values };
}
