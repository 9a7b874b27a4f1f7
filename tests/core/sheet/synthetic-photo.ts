import type { Point } from '#core/box.ts';
import { drawStrokes } from '#core/characters/raster.ts';
import type { Stroke } from '#core/characters/strokes.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import type { Grey } from '#core/sheet/grey.ts';
import { homography, type Corners } from '#core/sheet/homography.ts';

export interface PhotoOptions {
  readonly width: number;
  readonly height: number;
  /** Where the sheet lies, px; null: it fills the picture. */
  readonly corners: Corners | null;
  /** Characters and their squares, in shares of the sheet. */
  readonly written: readonly {
    readonly strokes: readonly Stroke[];
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[];
  /** Width of the pen as a share of a character. */
  readonly pen: number;
  /** Brightness of paper and table in full light, and of the ink. */
  readonly paper: number;
  readonly table: number;
  readonly ink: number;
  /** How much of the light is left at the dark side. */
  readonly dusk: number;
  /** A hard shadow over the right part of the picture leaves so much light; 1: none. */
  readonly shadow: number;
  readonly noise: number;
  /** Grey lines across the sheet, as in an exercise book. */
  readonly ruled: boolean;
  readonly seed: number;
}

export const PHOTO: PhotoOptions = {
  width: 480,
  height: 360,
  corners: [
    { x: 120, y: 60 },
    { x: 360, y: 60 },
    { x: 360, y: 300 },
    { x: 120, y: 300 },
  ],
  written: [],
  pen: 0.06,
  paper: 215,
  table: 90,
  ink: 40,
  dusk: 1,
  shadow: 1,
  noise: 3,
  ruled: false,
  seed: 1,
};

/** The corners of a sheet turned by so many degrees and leaning away by so much (0: flat, .3: its far side is 30 % shorter). */
export function laid(middle: Point, wide: number, tall: number, degrees: number, lean: number): Corners {
  const angle = (degrees * Math.PI) / 180;
  const corner = (u: number, v: number): Point => {
    const near = 1 - lean * (0.5 - v);
    const [x, y] = [u * wide * near, v * tall * near];
    return {
      x: middle.x + x * Math.cos(angle) - y * Math.sin(angle),
      y: middle.y + x * Math.sin(angle) + y * Math.cos(angle),
    };
  };
  return [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
}

/** A photo of a written sheet on a table, as a camera would take it. */
export function photo(options: PhotoOptions): Grey {
  const { width, height, corners, written, seed } = options;
  const random = rng(seed);
  const normal = gaussian(random);
  const toSheet = inverse(
    homography(
      corners ?? [
        { x: 0, y: 0 },
        { x: width, y: 0 },
        { x: width, y: height },
        { x: 0, y: height },
      ],
    )!,
  );
  const drawn = written.map((one) => ({ ...one, raster: drawStrokes(one.strokes, 200, options.pen) }));
  const values = new Float32Array(width * height);
  const tall = aspect(options);
  const [grainX, grainY] = [5 + random() * 9, 40 + random() * 30];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      // Two looks a pixel: edges as soft as a camera's.
      for (const [ox, oy] of [
        [0.25, 0.25],
        [0.75, 0.75],
      ] as const) {
        const [u, v] = toSheet(x + ox, y + oy);
        if (u < 0 || v < 0 || u > 1 || v > 1) {
          sum += options.table * (1 + 0.06 * Math.sin(x / grainX + Math.sin(y / grainY)));
          continue;
        }
        let dark = options.ruled && (v * 12) % 1 < 0.05 ? 0.2 : 0;
        for (const one of drawn) {
          const [a, b] = [(u - one.x) / one.size, ((v - one.y) / one.size) * tall];
          if (a < 0 || b < 0 || a >= 1 || b >= 1) continue;
          dark = Math.max(dark, one.raster.ink[Math.floor(b * 200) * 200 + Math.floor(a * 200)]!);
        }
        sum += options.paper * (1 - dark) + options.ink * dark;
      }
      const light = options.dusk + (1 - options.dusk) * (1 - x / width);
      const shade = x > width * 0.62 + y * 0.2 ? options.shadow : 1;
      values[y * width + x] = Math.min(255, Math.max(0, (sum / 2) * light * shade + options.noise * normal()));
    }
  }
  return { width, height, values };
}

/** Height of the sheet over its width. */
function aspect({ corners, width, height }: PhotoOptions): number {
  if (!corners) return height / width;
  const side = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
  const [a, b, c, d] = corners;
  return (side(a, d) + side(b, c)) / (side(a, b) + side(d, c));
}

function inverse(h: readonly number[]): (x: number, y: number) => [number, number] {
  const [a, b, c, d, e, f, g, i] = h as [number, number, number, number, number, number, number, number];
  const rows = [
    [e - f * i, c * i - b, b * f - c * e],
    [f * g - d, a - c * g, c * d - a * f],
    [d * i - e * g, b * g - a * i, a * e - b * d],
  ] as const;
  const [[p0, p1, p2], [q0, q1, q2], [r0, r1, r2]] = rows;
  return (x, y) => {
    const w = r0 * x + r1 * y + r2;
    return [(p0 * x + p1 * y + p2) / w, (q0 * x + q1 * y + q2) / w];
  };
}
