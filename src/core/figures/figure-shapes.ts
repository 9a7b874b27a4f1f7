import type { Point } from '#core/box.ts';
import { FIGURE_ASPECT, shaded, type Colour, type Figure } from './figure.ts';

/** One flat piece of a drawing. Lengths are shares of the picture's height, x too: the picture is `FIGURE_ASPECT` wide. */
export type FigureShape =
  | { readonly kind: 'polygon'; readonly points: readonly Point[]; readonly fill: Colour; readonly round: number }
  | {
      readonly kind: 'ellipse';
      readonly centre: Point;
      readonly radiusX: number;
      readonly radiusY: number;
      readonly fill: Colour;
    };

const MASK: Colour = [236, 240, 242];
const HAT: Colour = [58, 64, 76];
const BAG: Colour = [118, 82, 52];
const BAND: Colour = [244, 240, 214];

/** What a figure and its wall look like, from back to front. */
export function shapesOf(figure: Figure): readonly FigureShape[] {
  const { wall, person } = partsOf(figure);
  return [...wall, ...person];
}

/** What a figure alone looks like, without wall, floor and shadow. */
export function personShapesOf(figure: Figure): readonly FigureShape[] {
  return partsOf(figure).person;
}

function partsOf(figure: Figure): { readonly wall: FigureShape[]; readonly person: FigureShape[] } {
  const { height, place, lean, stance, shoulders, light } = figure;
  const at = (x: number, up: number): Point => ({
    x: place.x * FIGURE_ASPECT + (x + lean * up) * height,
    y: place.y - up * height,
  });
  const polygon = (fill: Colour, points: readonly Point[], round = 0.012): FigureShape => ({
    kind: 'polygon',
    points,
    fill: shaded(fill, light),
    round: round * height,
  });
  const ellipse = (fill: Colour, centre: Point, radiusX: number, radiusY: number): FigureShape => ({
    kind: 'ellipse',
    centre,
    radiusX: radiusX * height,
    radiusY: radiusY * height,
    fill: shaded(fill, light),
  });
  const limb = (fill: Colour, from: Point, to: Point, width: number): FigureShape => {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const across = { x: ((from.y - to.y) / length) * width * height, y: ((to.x - from.x) / length) * width * height };
    return polygon(fill, [
      { x: from.x + across.x, y: from.y + across.y },
      { x: to.x + across.x, y: to.y + across.y },
      { x: to.x - across.x, y: to.y - across.y },
      { x: from.x - across.x, y: from.y - across.y },
    ]);
  };

  const wall: FigureShape[] = [
    polygon(figure.wall, rectangle(0, 0, FIGURE_ASPECT, 1), 0),
    polygon(shaded(figure.wall, 0.55), rectangle(0, 0.9, FIGURE_ASPECT, 0.1), 0),
    polygon(shaded(figure.wall, 0.42), rectangle(0, 0.893, FIGURE_ASPECT, 0.012), 0),
    ellipse(shaded(figure.wall, 0.34), at(0, 0.004), stance + 0.13, 0.018),
  ];
  const legs = [-1, 1].flatMap((side) => [
    limb(figure.legs, at(side * 0.055, 0.48), at(side * stance, 0.03), 0.04),
    limb(shaded(figure.legs, 0.6), at(side * stance, 0.014), at(side * (stance + 0.045), 0.014), 0.016),
  ]);
  const arms = [-1, 1].flatMap((side, index) => {
    const angle = figure.arms[index] ?? 0.2;
    const shoulder = at(side * (shoulders - 0.015), 0.79);
    const hand = at(side * (shoulders + Math.sin(angle) * 0.33), 0.79 - Math.cos(angle) * 0.33);
    return [limb(shaded(figure.top, 0.86), shoulder, hand, 0.03), ellipse(figure.body, hand, 0.028, 0.03)];
  });
  const torso = [
    polygon(figure.top, [at(-shoulders, 0.815), at(shoulders, 0.815), at(0.1, 0.44), at(-0.1, 0.44)], 0.03),
    ...(figure.bands
      ? [0.7, 0.58].map((up) => limb(BAND, at(-shoulders + 0.012, up), at(shoulders - 0.012, up), 0.018))
      : []),
  ];
  const bag = figure.bag
    ? [
        limb(shaded(BAG, 0.8), at(shoulders - 0.03, 0.8), at(-0.12, 0.5), 0.011),
        polygon(BAG, [at(-0.2, 0.52), at(-0.06, 0.52), at(-0.05, 0.38), at(-0.21, 0.38)], 0.02),
      ]
    : [];
  const head = [
    limb(shaded(figure.body, 0.9), at(0, 0.86), at(0, 0.8), 0.035),
    ellipse(figure.body, at(0, 0.92), 0.062, 0.08),
    ...(figure.mask
      ? [polygon(MASK, [at(-0.06, 0.915), at(0.06, 0.915), at(0.045, 0.855), at(-0.045, 0.855)], 0.02)]
      : []),
    ...(figure.hat
      ? [
          polygon(HAT, [at(-0.066, 0.95), at(0.066, 0.95), at(0.05, 1.015), at(-0.05, 1.015)], 0.02),
          limb(shaded(HAT, 0.8), at(-0.085, 0.952), at(0.085, 0.952), 0.012),
        ]
      : []),
  ];
  return { wall, person: [...legs, ...arms, ...torso, ...bag, ...head] };
}

function rectangle(x: number, y: number, width: number, height: number): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
