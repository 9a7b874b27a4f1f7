import type { Pixels } from '#core/pixels.ts';

/** Sides of the picture and of its fields, px. */
export const KNOWN_SIDE = 64;
const FIELD = 16;
/** Mean difference of a channel, 0..255, above which a picture is not the one that was drawn. Scaling and the noise of careful browsers (one step of a channel) stay far below. */
const FAR = 20;

/** A picture of sixteen plain fields, as colours of its fields from the top left. */
const COLOURS: readonly (readonly [number, number, number])[] = Array.from({ length: 16 }, (_, index) => [
  40 + ((index * 53) % 180),
  40 + ((index * 97) % 180),
  40 + ((index * 31) % 180),
]);

/** The fields of the known picture: where each is and its colour. */
export function knownFields(): { x: number; y: number; side: number; colour: string }[] {
  const across = KNOWN_SIDE / FIELD;
  return COLOURS.map(([red, green, blue], index) => ({
    x: (index % across) * FIELD,
    y: Math.floor(index / across) * FIELD,
    side: FIELD,
    colour: `rgb(${red}, ${green}, ${blue})`,
  }));
}

/** Whether these pixels, of any size, are the known picture: the middles of its fields are compared. */
export function isKnownPicture({ data, width, height }: Pixels): boolean {
  const across = KNOWN_SIDE / FIELD;
  let sum = 0;
  COLOURS.forEach((colour, index) => {
    const x = Math.floor((((index % across) + 0.5) / across) * width);
    const y = Math.floor(((Math.floor(index / across) + 0.5) / across) * height);
    colour.forEach((value, channel) => (sum += Math.abs((data[(y * width + x) * 4 + channel] ?? 0) - value)));
  });
  return sum / (COLOURS.length * 3) < FAR;
}
