import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Backend, CountedCalls } from '../../src/bridge/protocol.ts';
import type { ClipRun } from '../harness/speed/compare-clip.ts';
import { openHarness } from '../harness/open-harness.ts';
import type { Row } from './rows.ts';

/** Part of the street in which about four people are near: 3.8 on average, never more than seven. */
const CUT = { left: 384, top: 128, width: 288, height: 216, firstFrame: 21 } as const;
export const FRAMES = 300;
/** On the GPU of a machine that has none: what is counted does not depend on how many. */
const FRAMES_IMITATED = 12;
/** Looks at each crowd. */
const LOOKS = 20;
const CROWDS = [1, 2, 4, 8, 16] as const;

/** Flags that give Chromium a WebGPU adapter played by the processor. */
const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

export const CLIP_ROWS = ['frame4', 'kernels', 'readback', 'people16'] as const;
/** Rows that count what a GPU is asked, where the processor plays it. */
export const GPU_ROWS = ['kernels-webgl', 'readback-webgl', 'kernels-webgpu', 'readback-webgpu'] as const;

/** Folders of the test data; null where they are not at hand. */
export function clipFolders(data: string): { clip: string; peer: string } | null {
  const folders = { clip: join(data, 'tracking'), peer: join(data, 'peers/teachable-machine') };
  return existsSync(join(folders.clip, 'pedestrians.webm')) && existsSync(folders.peer) ? folders : null;
}

/** Rows `frame4`, `kernels`, `readback` and `people16`: production recognition with a taught head beside stock, frame by frame. */
export async function clipRows(
  wanted: ReadonlySet<string>,
  backend: Backend,
  { clip, peer }: { clip: string; peer: string },
  frames: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  if (CLIP_ROWS.some((name) => wanted.has(name))) {
    const harness = await openHarness(clip, { '/peer/': peer });
    try {
      await harness.page.evaluate((name) => window.harness.startOurs(name), backend);
      if (CLIP_ROWS.slice(0, 3).some((name) => wanted.has(name))) {
        const run = await play(harness.page, backend, frames);
        rows.push(frameRow(run), ...countRows(run, ''));
      }
      if (wanted.has('people16')) rows.push(await crowdRow(harness.page));
    } finally {
      await harness.close();
    }
  }
  for (const gpu of ['webgl', 'webgpu'] as const) {
    if (!wanted.has(`kernels-${gpu}`) && !wanted.has(`readback-${gpu}`)) continue;
    const harness = await openHarness(clip, { '/peer/': peer }, { flags: gpu === 'webgpu' ? SOFTWARE_WEBGPU : [] });
    try {
      await harness.page.evaluate((name) => window.harness.startOurs(name), gpu);
      rows.push(...countRows(await play(harness.page, gpu, FRAMES_IMITATED), `-${gpu}`));
    } finally {
      await harness.close();
    }
  }
  return rows.filter(({ name }) => wanted.has(name));
}

function play(page: Page, backend: Backend, frames: number): Promise<ClipRun> {
  const cut = { ...CUT, frames, url: '/data/pedestrians.webm' };
  return page.evaluate((one) => window.harness.compareClip(one.backend, one.cut), { backend, cut });
}

function frameRow({ frames, ours, stock, everything, people, labelAge, answered, parts }: ClipRun): Row {
  return {
    ...{ name: 'frame4', unit: 'ms', ours: ours / frames, stock: stock / frames, value: stock / ours },
    note: [
      `${frames} frames of a street, each looked at by both: people, tracks, faces and a taught head of two classes`,
      `stock: coco-ssd, faces in the whole frame, Teachable Machine's network on each person's crop`,
      `value is stock / ours, all frames together; with nothing scheduled away ${(stock / everything).toFixed(2)} (${(everything / frames).toFixed(1)} ms)`,
      `${parts.toFixed(2)} parts of a frame looked at`,
      `ours saw ${people.ours.toFixed(1)} people a frame, stock ${people.stock.toFixed(1)}`,
      `answers at most ${Math.round(labelAge.oldest)} ms old, ${Math.round(labelAge.mean)} on average, ${(100 * answered).toFixed(0)} % of people had one`,
    ].join('; '),
  };
}

function countRows({ frames, calls: { ours, stock } }: ClipRun, suffix: string): Row[] {
  const each = (of: (calls: CountedCalls) => number) => ({ own: of(ours) / frames, other: of(stock) / frames });
  const ways = ({ uploads, uploadedBytes, reads }: CountedCalls) =>
    `${(uploads / frames).toFixed(1)} uploads of ${Math.round(uploadedBytes / frames / 1000)} kB and ${(reads / frames).toFixed(1)} read-backs`;
  const row = (name: string, unit: string, { own, other }: { own: number; other: number }): Row => ({
    ...{ name: name + suffix, unit, ours: own, stock: other, value: own / other },
    note: `a frame of \`frame4\`, mean; value is ours / stock; ours ${ways(ours)}, stock ${ways(stock)}`,
  });
  return [
    row(
      'kernels',
      'kernels',
      each(({ kernels }) => kernels),
    ),
    row(
      'readback',
      'bytes',
      each(({ readBytes }) => readBytes),
    ),
  ];
}

async function crowdRow(page: Page): Promise<Row> {
  const cut = { ...CUT, frames: FRAMES, url: '/data/pedestrians.webm' };
  await page.evaluate((one) => window.harness.teachTwo(one), cut);
  const crowds = [];
  for (const count of CROWDS) {
    const task = { count, looks: LOOKS };
    crowds.push(await page.evaluate((one) => window.harness.lookAtCrowd(one.count, one.looks), task));
  }
  const [one, most] = [crowds[0]!.ms, crowds.at(-1)!.ms];
  const curve = crowds.map(
    ({ asked, found, ms, oldest }) =>
      `${asked} (found ${found}): ${ms.toFixed(0)} ms, answers up to ${Math.round(oldest)} ms old`,
  );
  return {
    ...{ name: 'people16', unit: 'ms', ours: most, stock: null, value: most / one },
    note: `a look with a taught head, faces included; value is the cost of 16 people / of one; ${curve.join('; ')}`,
  };
}
