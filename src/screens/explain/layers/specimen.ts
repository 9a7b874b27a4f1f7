import type { Box } from '#core/box.ts';

/** People that come with the app; they can always be looked at. */
export const SPECIMENS = ['astronaut', 'firefighter', 'striding'] as const;
export type SpecimenName = (typeof SPECIMENS)[number];

const FILES: Readonly<Record<SpecimenName, string>> = {
  astronaut: 'demo/astronaut.webp',
  firefighter: 'demo/fireman200b.webp',
  striding: 'demo/fireman240a.webp',
};

/** Side of the picture, px: the network sees 224 of it. */
const SIDE = 480;
/** The person's share of the picture. */
const SHARE = 0.86;

/** A bundled person before a plain wall, and where in the picture. Throws where the file does not come. */
export async function specimenPicture(name: SpecimenName): Promise<{ picture: ImageBitmap; box: Box }> {
  const response = await fetch(new URL(FILES[name], document.baseURI));
  if (!response.ok) throw new Error(`${FILES[name]} answered ${response.status}`);
  const person = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  const wall = context.createLinearGradient(0, 0, 0, SIDE);
  for (const [at, colour] of [
    [0, '#8b98a3'],
    [0.86, '#a3adb5'],
    [0.87, '#5c656c'],
    [1, '#4a5259'],
  ] as const) {
    wall.addColorStop(at, colour);
  }
  context.fillStyle = wall;
  context.fillRect(0, 0, SIDE, SIDE);
  const scale = (SIDE * SHARE) / Math.max(person.width, person.height);
  const [width, height] = [person.width * scale, person.height * scale];
  const [x, y] = [(SIDE - width) / 2, SIDE * 0.97 - height];
  context.imageSmoothingQuality = 'high';
  context.drawImage(person, x, y, width, height);
  person.close();
  const box = { x: x / SIDE, y: y / SIDE, width: width / SIDE, height: height / SIDE };
  return { picture: canvas.transferToImageBitmap(), box };
}
