import { inkOfPixels } from '#core/characters/paper.ts';
import { readerTraining } from '#core/characters/reader-training.ts';
import { read, type Reader, type Reading } from '#core/characters/reader.ts';
import { openStrokes } from '#core/characters/stroke-file.ts';
import { createStrokeStore } from '#storage/models/stroke-store.ts';

/** Longest side at which a picture of one character is looked at, px. */
const LONGEST = 512;

let reader: Reader | null = null;

/** What training came to; `missing`: characters of which there are no strokes, then nothing was trained. */
export interface ReaderReport {
  readonly missing: readonly string[];
  readonly trainedOn: number;
  readonly heldOut: number;
  readonly seconds: number;
  /** Longest time between two pauses of the training, ms. */
  readonly longestSlice: number;
}

/** Trains the production reader for these characters, from their strokes alone. */
export async function trainReader(glyphs: readonly string[], seed: number): Promise<ReaderReport> {
  const store = createStrokeStore({ caches: undefined, fetch: fetch.bind(window), base: `${location.origin}/` });
  const file = openStrokes(await store.whole());
  const found = glyphs.map((glyph) => file.find(glyph));
  const missing = glyphs.filter((_, index) => !found[index]);
  if (missing.length > 0) return { missing, trainedOn: 0, heldOut: 0, seconds: 0, longestSlice: 0 };
  const characters = found.filter((one) => one !== null);
  const training = readerTraining(characters, [], { seed });
  const start = performance.now();
  let longestSlice = 0;
  for (;;) {
    const before = performance.now();
    const step = training.next();
    longestSlice = Math.max(longestSlice, performance.now() - before);
    if (!step.done) continue;
    reader = step.value;
    const { trainedOn, heldOut } = reader;
    return { missing, trainedOn, heldOut, seconds: (performance.now() - start) / 1000, longestSlice };
  }
}

/** Reads pictures of one character each: the answers, the most probable first; none where nothing is written. */
export async function readCharacters(urls: readonly string[]): Promise<Reading[][]> {
  const answers: Reading[][] = [];
  for (const url of urls) answers.push(await readCharacter(url));
  return answers;
}

async function readCharacter(url: string): Promise<Reading[]> {
  if (!reader) throw new Error('trainReader comes first');
  const picture = await createImageBitmap(await (await fetch(url)).blob()).catch(() => {
    throw new Error(`UNREADABLE ${url}`);
  });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // What is transparent is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return read(reader, inkOfPixels(context.getImageData(0, 0, width, height)));
}
