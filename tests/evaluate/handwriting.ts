import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openHarness } from '../harness/open-harness.ts';
import { root } from '../runner/step.ts';
import { readClasses, type PhotoFolder } from './heads/read-classes.ts';
import type { EvaluateOptions } from './options.ts';
import { Unmeasurable } from './unmeasurable.ts';

/** Pictures per call into the page, so that a long run shows that it goes on. */
const CHUNK = 100;

/** A reader trained for the folder's characters on drawings by the program alone, then asked about people's writing. */
export async function evaluateHandwriting({ data, seed }: EvaluateOptions): Promise<object> {
  const folders = readCharacterFolders(data);
  const harness = await openHarness(data, { '/characters/': join(root, 'public/characters') });
  try {
    const task = { glyphs: folders.map(({ name }) => name), seed };
    const report = await harness.page.evaluate((one) => window.harness.trainReader(one.glyphs, one.seed), task);
    if (report.missing.length > 0) {
      throw new Unmeasurable(
        `There are no strokes of ${report.missing.join(', ')}: ${data} needs characters that have.`,
      );
    }
    console.log(`  trained in ${report.seconds.toFixed(1)} s`);
    const perCharacter: Record<string, { images: number; top1: number; top3: number }> = {};
    const mistakes: Record<string, number> = {};
    let [images, first, three] = [0, 0, 0];
    for (const folder of folders) {
      const answers = await answersFor(harness.page, folder);
      const ranks = answers.map((glyphs) => glyphs.indexOf(folder.name));
      const right = ranks.filter((rank) => rank === 0).length;
      const near = ranks.filter((rank) => rank >= 0 && rank < 3).length;
      for (const [glyph = 'nothing'] of answers) {
        if (glyph === folder.name) continue;
        const mistake = `${folder.name} read as ${glyph}`;
        mistakes[mistake] = (mistakes[mistake] ?? 0) + 1;
      }
      perCharacter[folder.name] = { images: ranks.length, top1: right / ranks.length, top3: near / ranks.length };
      [images, first, three] = [images + ranks.length, first + right, three + near];
      console.log(`  ${folder.name}: ${right} of ${ranks.length}`);
    }
    return {
      top1: first / images,
      top3: three / images,
      characters: folders.length,
      images,
      perCharacter,
      trainedOn: `${report.trainedOn} drawings by the program from the strokes of hanzi-writer-data; none of the folder's pictures`,
      heldOut: report.heldOut,
      trainSeconds: report.seconds,
      longestSliceMs: report.longestSlice,
      mistakes: Object.fromEntries(Object.entries(mistakes).sort((a, b) => b[1] - a[1])),
    };
  } finally {
    await harness.close();
  }
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
