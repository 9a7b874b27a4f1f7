import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '../harness/find-people.ts';
import { openHarness } from '../harness/open-harness.ts';
import { evaluateCoco, type FoundBox } from './coco.ts';
import { figuresByGroup } from './by-group/group-figures.ts';
import { listPeople } from './by-group/list-people.ts';
import { readLabels } from './by-group/read-labels.ts';
import type { EvaluateOptions } from './options.ts';
import { readCoco, type CocoPicture } from './read-coco.ts';

/** Pictures per call into the page, so that a long run shows that it goes on. */
const CHUNK = 16;

/** People detection, ours beside the untouched graph; with labels also who is listed on the screen, by group. */
export async function evaluatePeople({ data, backend, by }: EvaluateOptions): Promise<object> {
  const labels = by === null ? null : readLabels(by);
  // Labelled pictures need no boxes.
  const pictures = labels && !existsSync(join(data, 'annotations.json')) ? [] : readCoco(data);
  const harness = await openHarness(data);
  try {
    const started = await harness.page.evaluate((name) => window.harness.startOurs(name), backend);
    const findings: Findings[] = [];
    for (let start = 0; start < pictures.length; start += CHUNK) {
      const urls = pictures.slice(start, start + CHUNK).map(({ path }) => `/data/${encodeURI(path)}`);
      const task = { urls, backend };
      findings.push(...(await harness.page.evaluate((one) => window.harness.findPeople(one.urls, one.backend), task)));
      console.log(`  ${findings.length} of ${pictures.length} pictures`);
    }
    return {
      ...(pictures.length > 0
        ? { ours: figures(pictures, findings, 'ours'), stock: figures(pictures, findings, 'stock') }
        : {}),
      ...(labels ? { by: figuresByGroup(await listPeople(harness.page, data, labels, pictures)) } : {}),
      backend: started.backend,
    };
  } finally {
    await harness.close();
  }
}

function figures(pictures: readonly CocoPicture[], findings: readonly Findings[], side: 'ours' | 'stock') {
  const images = pictures.map(({ truth, width, height }, index) => {
    const finding = findings[index];
    if (!finding) throw new Error('a picture without findings');
    const scale = { x: width ?? finding.width, y: height ?? finding.height };
    const found = finding[side].map(({ box: [x, y, w, h], score }): FoundBox => ({
      box: [x * scale.x, y * scale.y, w * scale.x, h * scale.y],
      score,
    }));
    return { truth, found };
  });
  const { ap50, ap, recall50 } = evaluateCoco(images);
  const times = findings.map((finding) => (side === 'ours' ? finding.oursMs : finding.stockMs));
  return { ap50, ap, recall50, images: pictures.length, msPerImage: median(times) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
