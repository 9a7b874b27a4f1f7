import type { Backend } from '../../src/bridge/protocol.ts';
import type { Pairs } from '../harness/speed/compare-speed.ts';
import { openHarness } from '../harness/open-harness.ts';
import type { Learning } from '../harness/speed/learn-many.ts';
import { median, quantile, timesRow, type Row } from './rows.ts';

const RUNS = 30;
const TRAININGS = 7;
/** Samples that are learnt while the worker looks; the row is about the last number. */
const LEARNT = [100, 300, 1000] as const;

/** Rows `detector`, `train` and `training1000`: our worker and stock's page thread take turns on the same frame of four people. */
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
    if (wanted.has('train')) {
      const times = await harness.page.evaluate((runs) => window.harness.compareTraining(runs), TRAININGS);
      const honest = Math.round(median(times.calibrated));
      const note = `4 classes × 20 samples to a head that speaks; calibrated after ${honest} ms; stock: Teachable Machine's procedure`;
      rows.push(timesRow('train', times.ours, times.stock, note));
    }
    if (wanted.has('training1000')) {
      const learnings: Learning[] = [];
      for (const count of LEARNT) {
        learnings.push(await harness.page.evaluate((samples) => window.harness.learnMany(samples), count));
      }
      rows.push(pauseRow(learnings));
    }
    return rows;
  } finally {
    await harness.close();
  }
}

/** How long learning held up a look while most samples were learnt and examined: what it waited besides its own work, less the usual. */
function pauseRow(learnings: readonly Learning[]): Row {
  const { calm, looks, calmWaits, waits } = learnings.at(-1)!;
  const [usual, longest] = [median(calmWaits), Math.max(...waits)];
  const totals = learnings.map(({ samples, fitMs, examMs }) => {
    return `${samples} samples: head ${seconds(fitMs)} s, exam ${seconds(examMs)} s more`;
  });
  const restarts = learnings.reduce((sum, one) => sum + one.restarts, 0);
  const value = Math.max(0, longest - usual);
  return {
    ...{ name: 'training1000', unit: 'ms', ours: value, stock: null, value },
    note: [
      `longest pause: of ${looks.length} looks while 1000 samples were learnt and examined one waited ${longest.toFixed(1)} ms besides its own work, less the usual ${usual.toFixed(1)} ms; 99 of 100 at most ${quantile(waits, 0.99).toFixed(1)} ms; without learning at most ${Math.max(...calmWaits).toFixed(1)} ms`,
      `whole looks: 95 of 100 looks ${Math.round(quantile(looks, 0.95))} ms, without learning ${Math.round(quantile(calm, 0.95))} ms and at most ${Math.round(Math.max(...calm))} ms`,
      `looking all the while, ${totals.join('; ')}`,
      `restarts of the worker ${restarts}`,
    ].join('. '),
  };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function seen({ seen: { ours, stock } }: Pairs): string {
  return `ours saw ${ours} people, stock ${stock}`;
}
