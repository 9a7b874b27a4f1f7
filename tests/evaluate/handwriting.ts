import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { rng } from '#core/rng.ts';
import { openHarness } from '../harness/open-harness.ts';
import type { ReaderReport } from '../harness/read-handwriting.ts';
import { root } from '../runner/step.ts';
import { readClasses, type PhotoFolder } from './heads/read-classes.ts';
import type { EvaluateOptions } from './options.ts';
import { Unmeasurable } from './unmeasurable.ts';

/** Pictures per call into the page, so that a long run shows that it goes on. */
const CHUNK = 100;

interface Count {
  images: number;
  right: number;
  near: number;
}

/** What one reader said of its characters' pictures. */
interface DrawResult extends Count {
  readonly characters: readonly string[];
  readonly counts: ReadonlyMap<string, Count>;
  readonly mistakes: readonly string[];
  readonly report: ReaderReport;
}

/**
 * Readers trained for the folder's characters, or for some of them drawn by lot, on drawings by the program alone, then
 * asked about people's writing.
 */
export async function evaluateHandwriting({ data, seed, draws, characters }: EvaluateOptions): Promise<object> {
  const folders = readCharacterFolders(data);
  if (characters !== null && characters > folders.length) {
    throw new Unmeasurable(`${data} has ${folders.length} characters, fewer than ${characters}.`);
  }
  const random = rng(seed);
  const harness = await openHarness(data, { '/characters/': join(root, 'public/characters') });
  try {
    const results: DrawResult[] = [];
    for (let draw = 0; draw < draws; draw++) {
      const drawn = characters === null ? folders : drawnFrom(folders, characters, random);
      const result = await readDraw(harness.page, drawn, seed + draw);
      results.push(result);
      console.log(
        `  draw ${draw + 1} of ${draws}: ${result.right} of ${result.images}, trained in ${result.report.seconds.toFixed(1)} s`,
      );
    }
    return summaryOf(results, characters ?? folders.length);
  } finally {
    await harness.close();
  }
}

/** So many of them by lot, in the folder's order. */
function drawnFrom(folders: readonly PhotoFolder[], count: number, random: () => number): PhotoFolder[] {
  const lots = folders.map((_, i) => ({ i, lot: random() })).sort((a, b) => a.lot - b.lot);
  const taken = new Set(lots.slice(0, count).map(({ i }) => i));
  return folders.filter((_, i) => taken.has(i));
}

async function readDraw(page: Page, folders: readonly PhotoFolder[], seed: number): Promise<DrawResult> {
  const characters = folders.map(({ name }) => name);
  const report = await page.evaluate((one) => window.harness.trainReader(one.characters, one.seed), {
    characters,
    seed,
  });
  if (report.missing.length > 0) {
    throw new Unmeasurable(`There are no strokes of ${report.missing.join(', ')}: take characters that have.`);
  }
  const counts = new Map<string, Count>();
  const mistakes: string[] = [];
  for (const folder of folders) {
    const answers = await answersFor(page, folder);
    const ranks = answers.map((glyphs) => glyphs.indexOf(folder.name));
    const near = ranks.filter((rank) => rank >= 0 && rank < 3).length;
    counts.set(folder.name, { images: ranks.length, right: ranks.filter((rank) => rank === 0).length, near });
    for (const [glyph = 'nothing'] of answers) {
      if (glyph !== folder.name) mistakes.push(`${folder.name} read as ${glyph}`);
    }
  }
  return { characters, counts, mistakes, report, ...sumOf([...counts.values()]) };
}

/** Means over the draws; of each character over the draws that it was in. */
function summaryOf(results: readonly DrawResult[], characters: number): object {
  const mean = (value: (result: DrawResult) => number) =>
    results.reduce((sum, result) => sum + value(result), 0) / results.length;
  const all = [...new Set(results.flatMap((result) => result.characters))];
  const perCharacter = all.map((glyph) => {
    const { images, right, near } = sumOf(results.flatMap(({ counts }) => counts.get(glyph) ?? []));
    return [glyph, { images, top1: right / images, top3: near / images }] as const;
  });
  const mistakes = new Map<string, number>();
  for (const one of results.flatMap((result) => result.mistakes)) mistakes.set(one, (mistakes.get(one) ?? 0) + 1);
  return {
    top1: mean(({ right, images }) => right / images),
    top3: mean(({ near, images }) => near / images),
    characters,
    images: sumOf(results).images,
    perCharacter: Object.fromEntries(perCharacter),
    perDraw: results.map(({ characters: drawn, images, right, near, report }) => ({
      characters: drawn.join(''),
      images,
      top1: right / images,
      top3: near / images,
      trainSeconds: report.seconds,
    })),
    trainedOn: `${results[0]?.report.trainedOn} drawings by the program from the strokes of hanzi-writer-data; none of the folder's pictures`,
    heldOut: mean(({ report }) => report.heldOut),
    trainSeconds: mean(({ report }) => report.seconds),
    longestSliceMs: Math.max(...results.map(({ report }) => report.longestSlice)),
    mistakes: Object.fromEntries([...mistakes].sort((a, b) => b[1] - a[1])),
  };
}

function sumOf(counts: readonly Count[]): Count {
  const sum = { images: 0, right: 0, near: 0 };
  for (const { images, right, near } of counts) {
    sum.images += images;
    sum.right += right;
    sum.near += near;
  }
  return sum;
}

/** Throws {@link Unmeasurable} where there are not two folders that are each named by one character. */
function readCharacterFolders(data: string): PhotoFolder[] {
  const folders = readClasses(data);
  const odd = folders.find(({ name }) => [...name.normalize()].length !== 1);
  if (odd) throw new Unmeasurable(`${data} needs folders that are each named by one character; ${odd.name} is not.`);
  return folders.map(({ name, files }) => ({ name: name.normalize(), files }));
}

/** For each picture the characters, the most probable first. */
async function answersFor(page: Page, { files }: PhotoFolder): Promise<string[][]> {
  const answers: string[][] = [];
  for (let start = 0; start < files.length; start += CHUNK) {
    const urls = files
      .slice(start, start + CHUNK)
      .map((file) => `/data/${file.split('/').map(encodeURIComponent).join('/')}`);
    const read = await page
      .evaluate((list) => window.harness.readCharacters(list), urls)
      .catch((error: unknown) => {
        const unreadable = /UNREADABLE (\S+)/.exec(String(error))?.[1];
        throw unreadable
          ? new Unmeasurable(`${decodeURIComponent(unreadable)} is no picture that can be read.`)
          : error;
      });
    answers.push(...read.map((readings) => readings.map(({ glyph }) => glyph)));
  }
  return answers;
}
