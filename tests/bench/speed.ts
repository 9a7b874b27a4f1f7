import type { Backend } from '../../src/bridge/protocol.ts';
import type { Pairs } from '../harness/compare-speed.ts';
import { openHarness } from '../harness/open-harness.ts';
import { median, timesRow, type Row } from './rows.ts';

const RUNS = 30;
const TRAININGS = 7;

/** Rows `detector`, `frame4` and `train`: our worker and stock's page thread take turns on the same frame of four people. */
export async function speedRows(wanted: ReadonlySet<string>, backend: Backend): Promise<Row[]> {
  const harness = await openHarness(null);
  try {
    await harness.page.evaluate((name) => window.harness.startOurs(name), backend);
    const task = { backend, runs: RUNS };
    const rows: Row[] = [];
    if (wanted.has('detector')) {
      const pairs = await harness.page.evaluate((one) => window.harness.compareDetectors(one.backend, one.runs), task);
      rows.push(timesRow('detector', pairs.ours, pairs.stock, `detect() of both on 640×480, ${seen(pairs)}`));
    }
    if (wanted.has('frame4')) {
      const pairs = await harness.page.evaluate((one) => window.harness.compareFrames(one.backend, one.runs), task);
      const note = `one whole frame: people, tracks, faces, labels; stock: coco-ssd, then faces in the whole frame, ${seen(pairs)}`;
      rows.push(timesRow('frame4', pairs.ours, pairs.stock, note));
    }
    if (wanted.has('train')) {
      const times = await harness.page.evaluate((runs) => window.harness.compareTraining(runs), TRAININGS);
      const honest = Math.round(median(times.calibrated));
      const note = `4 classes × 20 samples to a head that speaks; calibrated after ${honest} ms; stock: Teachable Machine's procedure`;
      rows.push(timesRow('train', times.ours, times.stock, note));
    }
    return rows;
  } finally {
    await harness.close();
  }
}

function seen({ seen: { ours, stock } }: Pairs): string {
  return `ours saw ${ours.people} people and ${ours.faces} faces, stock ${stock.people} and ${stock.faces}`;
}
