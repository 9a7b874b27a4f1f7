import {
  browser,
  cast,
  reshape,
  tensor3d,
  tensor4d,
  tidy,
  type Rank,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Box } from '#core/box.ts';
import type { Pixels } from '#core/pixels.ts';

/** A part of a picture, in its pixels: a rectangle about a centre, turned by `angle` (radians, clockwise). */
export interface TurnedCrop {
  readonly picture: ImageBitmap | OffscreenCanvas;
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Cuts and scales parts of a frame with 2D canvases, so that only the pixels a network wants are ever read back. */
export class FrameReader {
  readonly #cut: OffscreenCanvasRenderingContext2D;
  readonly #small: OffscreenCanvasRenderingContext2D;
  readonly #onGpu: boolean;

  /** `onGpu`: the pixels go on to a GPU, so the canvas should live there too. */
  constructor(onGpu: boolean) {
    this.#onGpu = onGpu;
    this.#cut = contextOf(!onGpu);
    this.#small = contextOf(true);
  }

  /** Each box of the frame scaled to side × side: [boxes, side, side, 3], 0..255. The caller disposes it. */
  crops(frame: ImageBitmap, boxes: readonly Box[], side: number): Tensor4D {
    // One tall canvas, so that all crops cross to tfjs in one read.
    fit(this.#cut, side, side * boxes.length);
    boxes.forEach((box, index) => draw(this.#cut, frame, box, index * side, side, side));
    return this.#read(boxes.length, side);
  }

  /** Each crop turned upright and scaled to side × side, black outside its picture: [crops, side, side, 3], 0..255. The caller disposes it. */
  turned(crops: readonly TurnedCrop[], side: number): Tensor4D {
    fit(this.#cut, side, side * crops.length);
    crops.forEach((crop, index) => drawTurned(this.#cut, crop, index * side, side));
    return this.#read(crops.length, side);
  }

  #read(count: number, side: number): Tensor4D {
    // tfjs would make whole numbers of the pixels first and floats of those.
    if (!this.#onGpu)
      return tensor4d(valuesOf(this.#cut.getImageData(0, 0, side, side * count)), [count, side, side, 3]);
    return tidy(() => {
      // Its types know only canvases of the page; an OffscreenCanvas is read the same way.
      const pixels = browser.fromPixels(this.#cut.canvas as unknown as HTMLCanvasElement, 3);
      return cast(reshape<Rank.R4>(pixels, [count, side, side, 3]), 'float32');
    });
  }

  /** The pixels of one box of the frame, scaled to side × side. */
  pixelsOf(frame: ImageBitmap | OffscreenCanvas, box: Box, side: number): Pixels {
    fit(this.#small, side, side);
    draw(this.#small, frame, box, 0, side, side);
    return this.#small.getImageData(0, 0, side, side);
  }

  /** A small copy of the whole frame, longest side at most `longestSide`. */
  small(frame: ImageBitmap, longestSide: number): Pixels {
    const scale = Math.min(1, longestSide / Math.max(frame.width, frame.height));
    const width = Math.max(1, Math.round(frame.width * scale));
    const height = Math.max(1, Math.round(frame.height * scale));
    fit(this.#small, width, height);
    draw(this.#small, frame, { x: 0, y: 0, width: 1, height: 1 }, 0, width, height);
    return this.#small.getImageData(0, 0, width, height);
  }
}

function fit(context: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  if (context.canvas.width !== width) context.canvas.width = width;
  if (context.canvas.height !== height) context.canvas.height = height;
}

/** Draws one box of the frame, scaled to width × height, `top` px down the canvas; black outside the frame. */
function draw(
  context: OffscreenCanvasRenderingContext2D,
  frame: ImageBitmap | OffscreenCanvas,
  box: Box,
  top: number,
  width: number,
  height: number,
): void {
  context.imageSmoothingQuality = 'medium';
  context.fillStyle = '#000';
  context.fillRect(0, top, width, height);
  context.drawImage(
    frame,
    box.x * frame.width,
    box.y * frame.height,
    box.width * frame.width,
    box.height * frame.height,
    0,
    top,
    width,
    height,
  );
}

function drawTurned(context: OffscreenCanvasRenderingContext2D, crop: TurnedCrop, top: number, side: number): void {
  context.save();
  context.beginPath();
  context.rect(0, top, side, side);
  context.clip();
  context.imageSmoothingQuality = 'medium';
  context.fillStyle = '#000';
  context.fillRect(0, top, side, side);
  context.translate(side / 2, top + side / 2);
  context.scale(side / crop.width, side / crop.height);
  context.rotate(-crop.angle);
  context.translate(-crop.centreX, -crop.centreY);
  context.drawImage(crop.picture, 0, 0);
  context.restore();
}

/** Pixels as a tensor [height, width, 3], 0..255. */
export function tensorOf(pixels: Pixels): Tensor3D {
  return tensor3d(valuesOf(pixels), [pixels.height, pixels.width, 3]);
}

/** Red, green and blue of each pixel, 0..255. */
function valuesOf({ data, width, height }: Pixels): Float32Array {
  const values = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; to < values.length; from += 4, to += 3) {
    values[to] = data[from]!;
    values[to + 1] = data[from + 1]!;
    values[to + 2] = data[from + 2]!;
  }
  return values;
}

function contextOf(willReadFrequently: boolean): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently, alpha: false });
  if (!context) throw new Error('no 2D canvas in this worker');
  return context;
}
