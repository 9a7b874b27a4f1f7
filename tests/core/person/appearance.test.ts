import { describe, expect, it } from 'vitest';
import { appearanceOf, blend, unlikeness } from '#core/person/appearance.ts';
import type { Appearance } from '#core/person/appearance.ts';
import type { Pixels } from '#core/pixels.ts';

type Colour = readonly [number, number, number];
const BOX = { x: 0.25, y: 0, width: 0.5, height: 1 };

/** A figure in front of a grey wall: a coloured top and coloured legs. */
function figure(top: Colour, legs: Colour, light = 1): Pixels {
  const width = 64;
  const height = 96;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= 20 && x < 44;
      const colour = inside ? (y < 52 ? top : legs) : [128, 128, 128];
      data.set([...colour.map((value) => value * light), 255], (y * width + x) * 4);
    }
  }
  return { data, width, height };
}
const looks = (top: Colour, legs: Colour, light?: number): Appearance => appearanceOf(figure(top, legs, light), BOX)!;
const RED: Colour = [190, 40, 40];
const BLUE: Colour = [40, 60, 170];
const BLACK: Colour = [25, 25, 28];
const WHITE: Colour = [225, 225, 220];

describe('the looks of a person', () => {
  it('are the same for the same clothes and have length one', () => {
    const one = looks(RED, BLACK);
    expect(unlikeness(one, looks(RED, BLACK))).toBeCloseTo(0, 2);
    expect(one.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 4);
  });
  it('tell red from blue, black from white, and a swapped top and trousers', () => {
    expect(unlikeness(looks(RED, BLACK), looks(BLUE, BLACK))).toBeGreaterThan(0.4);
    expect(unlikeness(looks(BLACK, BLACK), looks(WHITE, BLACK))).toBeGreaterThan(0.4);
    expect(unlikeness(looks(RED, BLACK), looks(BLACK, RED))).toBeGreaterThan(0.6);
  });
  it('differ less in other light than in other clothes', () => {
    const dimmer = unlikeness(looks(RED, BLUE), looks(RED, BLUE, 0.85));
    expect(dimmer).toBeLessThan(unlikeness(looks(RED, BLUE), looks(WHITE, BLUE)) / 1.5);
  });
  it('are nothing where there are too few pixels or none', () => {
    expect(appearanceOf(figure(RED, BLUE), { x: 0.5, y: 0.5, width: 0.02, height: 0.05 })).toBeNull();
    expect(appearanceOf(figure(RED, BLUE), { x: 1.2, y: 0, width: 0.3, height: 1 })).toBeNull();
  });
  it('stay of length one when new looks are mixed in', () => {
    const mixed = blend(looks(RED, BLACK), looks(BLUE, WHITE), 0.3);
    expect(mixed.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 4);
    expect(unlikeness(mixed, looks(RED, BLACK))).toBeLessThan(unlikeness(mixed, looks(BLUE, WHITE)));
  });
});
