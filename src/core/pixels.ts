/** A small copy of a picture: RGBA bytes, row by row, the layout of a canvas's `ImageData`. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
