import { addPixel, COLOURS, type BinnedPixels } from './oklab-bins.ts';
import { nearMiddle, silhouetteAt, type Silhouette } from './silhouette.ts';

/** Bands of a whole person, and of the head and shoulders alone. */
const BODY_BANDS = 3;
const HEAD_BANDS = 2;
/** Share of a person's height that head and shoulders are. */
const HEAD = 0.36;
/** What counts of pixels that are not the person: nobody is without colours. */
const ELSEWHERE = 0.01;

/** Numbers in the histograms. */
export const COLOUR_LENGTH = BODY_BANDS * COLOURS;
export const HEAD_COLOUR_LENGTH = HEAD_BANDS * COLOURS;

/** How much of the upper, middle and lower third of a person has which colour: shares 0..1, {@link COLOURS} a third. */
export function bodyColours(part: BinnedPixels, silhouette: Silhouette): Float32Array {
  // Neighbours stand at the sides.
  return bandsOf(part, 1, BODY_BANDS, (x, y) => silhouetteAt(silhouette, x, y) * nearMiddle(x) + ELSEWHERE);
}

/** The same of head and shoulders, in two bands: hats, helmets, hair, collars. */
export function headColours(part: BinnedPixels, silhouette: Silhouette): Float32Array {
  return bandsOf(part, HEAD, HEAD_BANDS, (x, y) => silhouetteAt(silhouette, x, y) + ELSEWHERE);
}

/** Colours of `bands` bands of the uppermost `share` of a picture, each band summing to 1. */
function bandsOf(
  picture: BinnedPixels,
  share: number,
  bands: number,
  weightAt: (x: number, y: number) => number,
): Float32Array {
  const { width, height } = picture;
  const shares = new Float32Array(bands * COLOURS);
  const totals = new Float32Array(bands);
  const rows = Math.max(bands, Math.round(height * share));
  for (let y = 0; y < Math.min(rows, height); y++) {
    const band = Math.floor((y * bands) / rows);
    for (let x = 0; x < width; x++) {
      const weight = weightAt((x + 0.5) / width, (y + 0.5) / height);
      addPixel(shares, band * COLOURS, picture, y * width + x, weight);
      totals[band] = totals[band]! + weight;
    }
  }
  return shares.map((value, i) => value / Math.max(totals[Math.floor(i / COLOURS)]!, 1e-9));
}
