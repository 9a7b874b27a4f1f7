import type { Raster } from '#core/characters/raster.ts';
import { sheetFinding } from './find-sheet.ts';
import type { Grey } from './grey.ts';
import { shrunk } from './grey.ts';
import { straightened, type Corners } from './homography.ts';
import { inkOf, type Ink } from './ink.ts';
import { cutOut, writing, type Place } from './writing.ts';

/** Longest side of the straightened sheet, px. */
const STRAIGHT = 320;
/** A picture whose brightest tenth is darker than this is too dark to read. */
const DARK = 50;
/** Paper around the writing is even; a room is not: largest share of it that may be "ink" where no sheet was found. */
const BUSY = 0.16;

/** What is on a sheet before the camera. */
export interface SheetView {
  /** Where the sheet lies, in pixels of the picture; null: its edges are not in the picture, all of it was read. */
  readonly corners: Corners | null;
  /** The sheet seen straight. */
  readonly straight: Grey;
  /** Its ink. */
  readonly ink: Ink;
  /** Its characters, left to right, in pixels of {@link straight}. */
  readonly places: readonly Place[];
  readonly characters: readonly Raster[];
  /** Why there are none. */
  readonly missing: 'ink' | 'sheet' | 'light' | null;
}

/** Finds the sheet, straightens it, tells ink from paper and the characters from each other. Yields between its steps. */
export function* sheetReading(picture: Grey): Generator<undefined, SheetView> {
  const corners = yield* sheetFinding(picture);
  const straight = (corners && straightened(picture, corners, STRAIGHT)) ?? shrunk(picture, STRAIGHT);
  yield;
  const ink = inkOf(straight);
  yield;
  const found = writing(ink);
  const missing = missingFrom(straight, ink, corners !== null, found.places.length);
  const places = missing ? [] : found.places;
  return { corners, straight, ink, places, characters: places.map((one) => cutOut(ink, found.mask, one)), missing };
}

function missingFrom(straight: Grey, ink: Ink, framed: boolean, places: number): SheetView['missing'] {
  const sorted = straight.values.slice().sort();
  if (sorted[Math.floor(sorted.length * 0.9)]! < DARK) return 'light';
  const inked = ink.mask.reduce((sum, one) => sum + one, 0) / ink.mask.length;
  // Without edges only something as even as paper counts as one: a room is dark and light in many places.
  const [low, middle] = [sorted[Math.floor(sorted.length * 0.25)]!, sorted[Math.floor(sorted.length * 0.75)]!];
  if (inked > (framed ? 2 * BUSY : BUSY) || (!framed && low < 0.45 * middle)) return 'sheet';
  return places === 0 ? 'ink' : null;
}
