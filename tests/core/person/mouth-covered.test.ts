import { expect, test } from 'vitest';
import { mouthCovered } from '#core/person/mouth-covered.ts';
import type { Pixels } from '#core/pixels.ts';

const SIDE = 100;
type Rgb = [number, number, number];

/** A face of skin colour whose lower half may have another colour. */
function face(lower: Rgb, upper: Rgb = SKIN): Pixels {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++) data.set([...(i < (SIDE * SIDE) / 2 ? upper : lower), 255], i * 4);
  return { data, width: SIDE, height: SIDE };
}

const SKIN: Rgb = [205, 160, 135];
/** The points of the upper face that the measure reads; all others count as lower face here. */
const UPPER = new Set([6, 197, 168, 195, 117, 346, 50, 280, 118, 347, 101, 330]);
const mesh = new Float32Array(468 * 2).map((_, i) =>
  i % 2 === 0 ? 10 + ((i / 2) % 80) : UPPER.has((i - 1) / 2) ? 25 : 75,
);

test.each<[string, Rgb, number]>([
  ['a bare face', SKIN, 0],
  ['a face in its own shadow', [170, 133, 112], 0],
  ['a light blue mask', [170, 205, 230], 1],
  ['a black mask', [25, 25, 28], 1],
])('%s measures what it is', (_name, lower, covered) => {
  expect(mouthCovered(face(lower), mesh)).toBe(covered);
});

test('a face outside the picture is not measured', () => {
  expect(
    mouthCovered(
      face(SKIN),
      mesh.map((value) => value - 500),
    ),
  ).toBeNull();
});

/** The same colours in a picture that a camera darkened. */
const darkened = (colour: Rgb, gamma: number) => colour.map((value) => 255 * (value / 255) ** (1 / gamma)) as Rgb;
const LIPS: Rgb = [170, 95, 85];

test('a bare mouth in a dark picture is not measured, as a mask there is not', () => {
  for (const lower of [LIPS, [40, 60, 90] as Rgb]) {
    expect(mouthCovered(face(darkened(lower, 0.35), darkened(SKIN, 0.35)), mesh)).toBeNull();
  }
  const tenth = (colour: Rgb) => colour.map((value) => value / 10) as Rgb;
  expect(mouthCovered(face(tenth(LIPS), tenth(SKIN)), mesh)).toBeNull();
});

test.each<[string, Rgb]>([
  ['dark brown', [96, 62, 46]],
  ['brown', [150, 105, 80]],
  ['light', [240, 205, 190]],
])('%s skin in usual light is measured: bare and covered', (_name, skin) => {
  expect(mouthCovered(face(skin, skin), mesh)).toBe(0);
  expect(mouthCovered(face([170, 205, 230], skin), mesh)).toBe(1);
});
