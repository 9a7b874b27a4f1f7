import { ISOLATION } from '../../src/build/csp.ts';
import { openHarness } from '../harness/open-harness.ts';
import { timesRow, type Row } from './rows.ts';

const THREADS = 2;
const RUNS = 20;

/** Row `threads`: the same look on one thread and on two, on an isolated page. */
export async function threadsRow(): Promise<Row> {
  const harness = await openHarness(null, {}, { headers: ISOLATION });
  try {
    const task = { threads: THREADS, runs: RUNS };
    const times = await harness.page.evaluate((one) => window.harness.compareThreads(one.threads, one.runs), task);
    const note = `a look at four people on the wasm backend; ours: ${times.threads} threads, stock: one thread of the same worker`;
    return timesRow('threads', times.several, times.one, note);
  } finally {
    await harness.close();
  }
}

/** Row `soak`: what is more after many looks than after a third of them; the value is the share by which the most grown has grown. */
export async function soakRow(looks: number): Promise<Row> {
  const harness = await openHarness(null, {}, { flags: ['--js-flags=--expose-gc', '--enable-precise-memory-info'] });
  try {
    await harness.page.evaluate(() => window.harness.startOurs('wasm'));
    const { tensors, tensorBytes, heap } = await harness.page.evaluate((count) => window.harness.soak(count), looks);
    const growth = ([early, late]: readonly [number, number]) => late / early - 1;
    const value = Math.max(growth(tensors), growth(tensorBytes), growth(heap));
    const note = `${looks} looks, people coming and going; after a third and at the end: ${tensors.join(' and ')} tensors of ${tensorBytes.join(' and ')} bytes, page heap ${heap.join(' and ')} bytes`;
    return { name: 'soak', unit: 'share', ours: value, stock: null, value, note };
  } finally {
    await harness.close();
  }
}
