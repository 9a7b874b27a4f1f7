import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Box } from '../../../src/core/box.ts';
import type { CocoPicture } from '../read-coco.ts';
import { Unmeasurable } from '../unmeasurable.ts';
import type { ListedPicture } from './group-figures.ts';
import type { PictureLabel } from './read-labels.ts';

/**
 * Every labelled picture opened as a photo on the Live screen would be, and who is listed in it. `pictures` with boxes, where
 * there are any; the others hold one person each. Throws {@link Unmeasurable} where a picture is not there or cannot be read.
 */
export async function listPeople(
  page: Page,
  folder: string,
  labels: readonly PictureLabel[],
  pictures: readonly CocoPicture[],
): Promise<ListedPicture[]> {
  const known = new Map(pictures.map((one) => [one.path, one]));
  const listed: ListedPicture[] = [];
  for (const { file, group } of labels) {
    const path = [file, `images/${file}`].find((one) => existsSync(join(folder, one)));
    if (!path) throw new Unmeasurable(`${file} is named in the labels but is not in ${folder}.`);
    const url = `/data/${path.split('/').map(encodeURIComponent).join('/')}`;
    const seen = await page.evaluate((one) => window.harness.lookAtPhoto(one), url);
    if (!seen.accepted) throw new Unmeasurable(`${file} cannot be read as a picture: ${seen.reason ?? 'no reason'}.`);
    const drawn = known.get(path);
    listed.push({
      group,
      truth: drawn ? boxesOf(drawn, seen) : null,
      listed: seen.boxes.map(([x, y, width, height], index) => ({
        box: { x, y, width, height },
        label: seen.labels[index] ?? 'unknown',
      })),
    });
    if (listed.length % 50 === 0) console.log(`  ${listed.length} of ${labels.length} labelled pictures`);
  }
  return listed;
}

function boxesOf({ truth, width, height }: CocoPicture, seen: { width: number; height: number }): Box[] {
  const [wide, high] = [width ?? seen.width, height ?? seen.height];
  return truth
    .filter(({ crowd }) => !crowd)
    .map(({ box: [x, y, w, h] }) => ({ x: x / wide, y: y / high, width: w / wide, height: h / high }));
}
