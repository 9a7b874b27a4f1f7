import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHAPES } from '#hud/text.ts';
import * as theme from '#hud/theme.ts';

type Rgb = readonly [number, number, number];

/** Contrast of WCAG 2.2. */
function contrast(a: Rgb, b: Rgb): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright! + 0.05) / (dark! + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** The plate over a video of one even colour. */
function plateOver(video: number): Rgb {
  const { red, green, blue, alpha } = theme.GLASS;
  return [red, green, blue].map((value) => value * alpha + video * (1 - alpha)) as unknown as Rgb;
}

const written = { TEXT: theme.TEXT, TEXT_DIM: theme.TEXT_DIM, UNKNOWN: theme.UNKNOWN, ICE: theme.ICE };
const classes = Object.fromEntries(theme.CLASS_COLOURS.map((colour, i) => [`class ${i + 1}`, colour]));

describe.each(Object.entries({ ...written, ...classes }))('%s', (_name, colour) => {
  test.each([
    ['white', 255],
    ['grey', 128],
    ['black', 0],
  ])('reads at 7:1 or more on a plate over %s video', (_video, value) => {
    expect(contrast(rgb(colour), plateOver(value))).toBeGreaterThanOrEqual(7);
  });
});

test('every class colour has a shape of its own', () => {
  expect(new Set(theme.CLASS_COLOURS).size).toBe(SHAPES.length);
});

test('the pages and the canvas have the same tokens', () => {
  const css = readFileSync('src/ui/tokens.css', 'utf8');
  const token = (name: string) => new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1];
  expect(token('ink')).toBe(theme.INK);
  expect(token('ice')).toBe(theme.ICE);
  expect(token('text')).toBe(theme.TEXT);
  expect(token('text-dim')).toBe(theme.TEXT_DIM);
  expect(token('unknown')).toBe(theme.UNKNOWN);
  expect(token('water')).toBe(theme.WATER);
  expect(token('counter-flow')).toBe(theme.COUNTER_FLOW);
  expect(token('glass')).toBe(theme.GLASS_CSS);
  theme.CLASS_COLOURS.forEach((colour, i) => expect(token(`class-${i + 1}`)).toBe(colour));
  // In rem, so that the pages follow the text size that a person has set.
  for (const [name, size] of Object.entries(theme.TYPE)) expect(token(`type-${name}`)).toBe(`${size / 16}rem`);
  for (const [name, size] of Object.entries(theme.LINE)) expect(token(`line-${name}`)).toBe(`${size}px`);
  for (const [name, time] of Object.entries(theme.TIME)) expect(token(`time-${name}`)).toBe(`${time}ms`);
  expect(token('cut')).toBe(`${theme.CUT}px`);
  expect(token('touch')).toBe(`${theme.TOUCH}px`);
});
