import { describe, expect, test } from 'vitest';
import type { Point } from '#core/box.ts';
import { drawStrokes } from '#core/characters/raster.ts';
import { readerTraining } from '#core/characters/reader-training.ts';
import { read } from '#core/characters/reader.ts';
import type { Character, Stroke } from '#core/characters/strokes.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';
import { components } from '#core/sheet/components.ts';
import { sheetFinding } from '#core/sheet/find-sheet.ts';
import { distance, homography, mapped, straightened, type Corners } from '#core/sheet/homography.ts';
import { inkOf } from '#core/sheet/ink.ts';
import { sheetReading } from '#core/sheet/read-sheet.ts';
import { countAround, sumAround, summedArea } from '#core/sheet/summed-area.ts';
import { laid, photo, PHOTO, type PhotoOptions } from './synthetic-photo.ts';

const stroke = (...numbers: number[]): Stroke =>
  Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]!, y: numbers[2 * i + 1]! }));

/** Four characters that nobody needs a file for. */
const TEN: Character = { glyph: '十', strokes: [stroke(0.1, 0.45, 0.9, 0.45), stroke(0.5, 0.1, 0.5, 0.92)] };
const TWO: Character = { glyph: '二', strokes: [stroke(0.2, 0.28, 0.8, 0.28), stroke(0.08, 0.78, 0.92, 0.78)] };
const FIELD: Character = {
  glyph: '田',
  strokes: [
    stroke(0.15, 0.15, 0.15, 0.88),
    stroke(0.15, 0.15, 0.85, 0.15, 0.85, 0.88),
    stroke(0.5, 0.15, 0.5, 0.85),
    stroke(0.15, 0.5, 0.85, 0.5),
    stroke(0.15, 0.85, 0.85, 0.85),
  ],
};
const RIVER: Character = {
  glyph: '川',
  strokes: [stroke(0.2, 0.15, 0.2, 0.5, 0.1, 0.88), stroke(0.5, 0.2, 0.5, 0.78), stroke(0.82, 0.12, 0.82, 0.9)],
};
const ALL = [TEN, TWO, FIELD, RIVER];

const upright = (size = 0.6, { strokes }: Character = FIELD) => [
  { strokes, x: 0.5 - size / 2, y: 0.5 - size / 2, size },
];
const middle: Point = { x: 240, y: 180 };

function view(options: Partial<PhotoOptions>) {
  return runThrough(sheetReading(photo({ ...PHOTO, ...options })));
}

function worstCorner(found: Corners, truth: Corners): number {
  return Math.max(...found.map((corner, i) => distance(corner, truth[i]!)));
}

test('sums over squares are what adding up gives', () => {
  const area = summedArea(
    Array.from({ length: 35 }, (_, at) => at % 11),
    7,
    5,
  );
  let [sum, count] = [0, 0];
  for (let y = 0; y <= 3; y++) {
    for (let x = 3; x <= 6; x++) {
      sum += (y * 7 + x) % 11;
      count++;
    }
  }
  expect(sumAround(area, 5, 1, 2)).toBe(sum);
  expect(countAround(area, 5, 1, 2)).toBe(count);
});

test('what touches, corners included, is one component', () => {
  const mask = Uint8Array.from([1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1]);
  expect(components(mask, 4).map(({ pixels }) => pixels.length)).toEqual([2, 1, 1]);
});

test('the perspective map takes the corners of the square to the four points', () => {
  const corners = laid(middle, 200, 260, 22, 0.3);
  const map = homography(corners)!;
  const square = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  for (const [i, corner] of square.entries()) expect(distance(mapped(map, corner), corners[i]!)).toBeLessThan(1e-9);
  expect(homography([middle, middle, middle, middle])).toBeNull();
  expect(straightened(photo(PHOTO), [middle, middle, middle, middle], 100)).toBeNull();
});

describe('the sheet is found', () => {
  test.each([-30, -15, 0, 15, 30])('turned by %i degrees', (degrees) => {
    const corners = laid(middle, 240, 190, degrees, 0);
    const found = runThrough(sheetFinding(photo({ ...PHOTO, corners, written: upright() })));
    expect(worstCorner(found!, corners)).toBeLessThan(5);
  });

  test.each([
    ['leaning away', laid(middle, 260, 240, 0, 0.35), {}],
    ['leaning and turned', laid(middle, 260, 220, 18, 0.3), {}],
    ['under fading light', laid(middle, 250, 230, 8, 0.1), { dusk: 0.45 }],
    ['half in a shadow', laid(middle, 250, 230, -8, 0.1), { shadow: 0.6 }],
    ['on a bright table', laid(middle, 250, 230, 12, 0), { table: 160 }],
    ['in a noisy picture', laid(middle, 250, 230, 12, 0), { noise: 14 }],
  ] as const)('%s', (_, corners, options) => {
    const found = runThrough(sheetFinding(photo({ ...PHOTO, corners, written: upright(), ...options })));
    expect(found).not.toBeNull();
    expect(worstCorner(found!, corners)).toBeLessThan(8);
  });

  test('not where there is none: paper fills the picture, or there is a table alone', () => {
    expect(runThrough(sheetFinding(photo({ ...PHOTO, corners: null, written: upright() })))).toBeNull();
    const away = laid({ x: 2000, y: 2000 }, 10, 10, 0, 0);
    expect(runThrough(sheetFinding(photo({ ...PHOTO, corners: away })))).toBeNull();
  });
});

test('ink is told from paper under light that fades below the ink of the bright side', () => {
  const ink = inkOf(photo({ ...PHOTO, corners: null, dusk: 0.2, ink: 60, written: upright(0.7) }));
  const truth = inkOf(photo({ ...PHOTO, corners: null, noise: 0, written: upright(0.7) }));
  let [both, either] = [0, 0];
  for (let i = 0; i < ink.mask.length; i++) {
    both += ink.mask[i]! & truth.mask[i]!;
    either += ink.mask[i]! | truth.mask[i]!;
  }
  expect(both / either).toBeGreaterThan(0.85);
});

describe('the view of a sheet', () => {
  test('counts one character for each that is written, left to right', () => {
    const three = [TEN, FIELD, TWO].map(({ strokes }, i) => ({ strokes, x: 0.06 + i * 0.31, y: 0.36, size: 0.25 }));
    const { places, characters } = view({ corners: laid(middle, 340, 200, -6, 0.1), written: three });
    expect(places).toHaveLength(3);
    expect(places.map(({ left }) => left)).toEqual([...places.map(({ left }) => left)].sort((a, b) => a - b));
    expect(characters.every(({ ink }) => ink.some((one) => one > 0.8))).toBe(true);
  });

  test.each(ALL.map((one) => [one.glyph, one] as const))('takes %s for one character', (_, character) => {
    expect(view({ written: upright(0.5, character) }).places).toHaveLength(1);
  });

  test('reads two under each other as two', () => {
    const column = [FIELD, TEN].map(({ strokes }, i) => ({ strokes, x: 0.35, y: 0.12 + i * 0.36, size: 0.32 }));
    expect(view({ corners: laid(middle, 220, 260, 0, 0), written: column }).places).toHaveLength(2);
  });

  test('overlooks the lines of an exercise book', () => {
    const { places } = view({ ruled: true, written: upright(0.6, TEN) });
    expect(places).toHaveLength(1);
  });

  test('says what is missing', () => {
    expect(view({}).missing).toBe('ink');
    expect(view({ paper: 40, table: 20, ink: 5, noise: 1 }).missing).toBe('light');
    expect(
      view({ corners: laid({ x: 240, y: 360 }, 480, 360, 0, 0), paper: 90, table: 30, written: [] }).places,
    ).toEqual([]);
    const room = photo({ ...PHOTO, corners: laid({ x: -900, y: 0 }, 1, 1, 0, 0), noise: 8, table: 150 });
    const random = rng(4);
    for (let thing = 0; thing < 60; thing++) {
      const [x, y, wide, tall, tone] = [
        random() * 480,
        random() * 360,
        15 + random() * 60,
        15 + random() * 60,
        random(),
      ];
      room.values.forEach((value, at) => {
        const inside = Math.hypot(((at % 480) - x) / wide, (Math.floor(at / 480) - y) / tall) < 1;
        if (inside) room.values[at] = 0.3 * value + 120 * tone;
      });
    }
    expect(runThrough(sheetReading(room))).toMatchObject({ characters: [] });
  });

  test('never holds NaN, whatever the picture', () => {
    for (const value of [0, 128, 255]) {
      const plain = { width: 64, height: 48, values: new Float32Array(64 * 48).fill(value) };
      const { ink, places } = runThrough(sheetReading(plain));
      expect(places).toEqual([]);
      expect(ink.ink.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the reader reads what is found', () => {
  const reader = runThrough(readerTraining(ALL, [], { seed: 5, samples: 120 }));

  test.each(ALL.map((one) => [one.glyph, one] as const))(
    '%s: turned, leaning, dim, in a shadow, filling the picture',
    (glyph, character) => {
      expect(read(reader, drawStrokes(character.strokes, 96, 0.06))[0]?.glyph).toBe(glyph);
      const written = upright(0.6, character);
      const photos: Partial<PhotoOptions>[] = [
        { written },
        ...[-30, 30].map((degrees) => ({ written, corners: laid(middle, 250, 230, degrees, 0.1) })),
        { written, corners: laid(middle, 280, 250, 10, 0.3), dusk: 0.5 },
        { written, corners: laid(middle, 250, 230, -5, 0.15), shadow: 0.6, noise: 6 },
        { written, corners: null, dusk: 0.5 },
        { written, ink: 120, pen: 0.03 },
      ];
      const answers = photos.map((options) => view(options).characters.map((one) => read(reader, one)[0]?.glyph));
      expect(answers).toEqual(photos.map(() => [glyph]));
    },
  );
});
