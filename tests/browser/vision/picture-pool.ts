import { CUT_OUTS, cutOutOf, dressed, onWall, placed, type Backdrop } from '../../harness/dressed-people.ts';

/** Warm tops, then cool ones. */
const TOPS = ['#ff6a2a', '#e8b02e', '#2f7bff', '#2fbfae'];
const WALLS = 6;

/** One person in one top before one wall. */
export interface PoolPicture {
  readonly picture: ImageBitmap;
  /** Name of the cut-out. */
  readonly name: string;
  readonly top: number;
  readonly wall: number;
  readonly warm: boolean;
  readonly striped: boolean;
}

/** Every person in every top before every wall. */
export async function* picturePool(): AsyncGenerator<PoolPicture> {
  for (const { name, top: place, height } of CUT_OUTS) {
    const cutOut = await cutOutOf(name);
    for (const [top, colour] of TOPS.entries()) {
      const person = dressed(cutOut, place, colour);
      for (let wall = 0; wall < WALLS; wall++) {
        const striped = wall % 2 === 1;
        const backdrop = striped ? shelves(wall * 50) : onWall(wall * 60);
        const picture = await placed(person, height, backdrop, 0.4 + wall / 25, (top + wall) % 2 === 1);
        yield { picture, name, top, wall, warm: top < 2, striped };
      }
    }
  }
}

/** Shelves of many colours, as a fair has them. */
function shelves(hue: number): Backdrop {
  return (context, width, height) => {
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 12; column++) {
        context.fillStyle = `hsl(${hue + row * 25 + (column % 3) * 40} 65% ${30 + ((row + column) % 4) * 12}%)`;
        context.fillRect((column * width) / 12, (row * height) / 6, width / 12 - 4, height / 6 - 8);
      }
    }
  };
}
