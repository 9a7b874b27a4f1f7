import type { Box } from '#core/box.ts';

/** Red, green, blue, each 0..255. */
export type Colour = readonly [number, number, number];

/** What a drawn figure wears and where it stands: everything that somebody could teach or that could mislead a head. */
export interface FigureTraits {
  readonly wall: Colour;
  readonly top: Colour;
  /** Two bands across the top, as on a vest. */
  readonly bands: boolean;
  readonly mask: boolean;
  readonly hat: boolean;
  readonly bag: boolean;
  /** From the soles to the crown, as a share of the picture's height. */
  readonly height: number;
}

/** One drawn figure. It is a mannequin: no face, no skin. Lengths are shares of its own height. */
export interface Figure extends FigureTraits {
  /** Middle of the soles, shares of the picture. */
  readonly place: { readonly x: number; readonly y: number };
  /** How far the crown leans to the right. */
  readonly lean: number;
  /** Half the distance of the feet. */
  readonly stance: number;
  /** Angle of each arm from straight down, radians, outwards. */
  readonly arms: readonly [number, number];
  /** Half the width of the shoulders. */
  readonly shoulders: number;
  readonly legs: Colour;
  /** Of head and hands: wood or stone. */
  readonly body: Colour;
  /** Brightness of the light, about 1. */
  readonly light: number;
}

/** Width of a figure's picture by its height. */
export const FIGURE_ASPECT = 3 / 4;

const LEGS: readonly Colour[] = [
  [52, 58, 72],
  [84, 82, 86],
  [38, 44, 54],
  [98, 92, 84],
];
const BODIES: readonly Colour[] = [
  [201, 205, 206],
  [178, 186, 190],
  [214, 207, 194],
  [160, 168, 176],
];
const TOPS: readonly Colour[] = [
  [196, 70, 58],
  [217, 142, 52],
  [62, 112, 182],
  [58, 148, 104],
  [132, 92, 168],
  [92, 104, 116],
];
const WALLS: readonly Colour[] = [
  [178, 184, 188],
  [150, 158, 150],
  [188, 178, 160],
  [128, 140, 152],
];

/** A figure with these traits; what is not said, and how it stands, is left to chance. `random` gives numbers in [0, 1). */
export function figureOf(traits: Partial<FigureTraits>, random: () => number): Figure {
  const between = (least: number, most: number) => least + (most - least) * random();
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? (list[0] as T);
  // Every number is drawn in any case, so that a trait that is said changes nothing else.
  const chance = {
    wall: one(WALLS),
    top: one(TOPS),
    bands: random() < 0.25,
    mask: random() < 0.25,
    hat: random() < 0.3,
    bag: random() < 0.3,
    height: between(0.68, 0.86),
  };
  const said = { ...chance, ...traits };
  return {
    ...said,
    wall: shaded(said.wall, between(0.93, 1.07)),
    top: shaded(said.top, between(0.9, 1.1)),
    place: { x: between(0.4, 0.6), y: between(0.93, 0.97) },
    lean: between(-0.03, 0.03),
    stance: between(0.045, 0.1),
    arms: [between(0.08, 0.55), between(0.08, 0.55)],
    shoulders: between(0.115, 0.14),
    legs: one(LEGS),
    body: one(BODIES),
    light: between(0.86, 1.1),
  };
}

/** A colour made brighter or darker. */
export function shaded([red, green, blue]: Colour, factor: number): Colour {
  const part = (value: number) => Math.round(Math.min(255, Math.max(0, value * factor)));
  return [part(red), part(green), part(blue)];
}

/** The box of a figure, shares of its picture. */
export function boxOf({ place, height, shoulders, arms, lean }: Figure): Box {
  const reach = (arm: number) => shoulders + Math.sin(arm) * 0.34 + 0.05;
  const left = Math.max(reach(arms[0]), reach(arms[0]) - lean) * height;
  const right = Math.max(reach(arms[1]), reach(arms[1]) + lean) * height;
  return {
    x: place.x - left / FIGURE_ASPECT,
    y: place.y - height * 1.02,
    width: (left + right) / FIGURE_ASPECT,
    height: height * 1.03,
  };
}
