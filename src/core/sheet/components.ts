/** Pixels of a mask that hang together. */
export interface Component {
  readonly left: number;
  readonly top: number;
  /** One after the last. */
  readonly right: number;
  readonly bottom: number;
  /** Places `y * width + x` of its pixels. */
  readonly pixels: readonly number[];
}

/** Everything in a mask that hangs together, corners included; in reading order of each one's first pixel. */
export function components(mask: Uint8Array, width: number): Component[] {
  const height = mask.length / width;
  const seen = new Uint8Array(mask.length);
  const found: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    const pixels = [start];
    seen[start] = 1;
    let [left, right, top, bottom] = [width, 0, height, 0];
    // The list grows while it is walked.
    for (let i = 0; i < pixels.length; i++) {
      const x = pixels[i]! % width;
      const y = (pixels[i]! - x) / width;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const at = v * width + u;
          if (!mask[at] || seen[at]) continue;
          seen[at] = 1;
          pixels.push(at);
        }
      }
    }
    found.push({ left, top, right, bottom, pixels });
  }
  return found;
}
