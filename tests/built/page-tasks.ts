import type { Browser, Page } from 'playwright-core';

/** ms of processor time that {@link reference} takes on the machine that the bars are for. */
const REFERENCE = 20;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor, µs. */
  readonly tdur?: number;
}

/**
 * What the page's own thread did during one part of a walk: its longest task, ms. It is time of the processor, so that
 * what others do on a machine of two cores does not count, scaled by work that is always the same, so that neither does
 * how quick the machine is.
 */
export type LongestTasks<Part extends string> = ReadonlyMap<Part, number>;

/**
 * Watches the page's tasks while `walk` goes on. It calls `begin` at the beginning of each part; a part ends where the
 * next begins, the last one with the walk.
 */
export async function longestTasks<Part extends string>(
  browser: Browser,
  page: Page,
  walk: (begin: (part: Part) => Promise<void>) => Promise<void>,
): Promise<LongestTasks<Part>> {
  const parts: Part[] = [];
  const mark = (name: string) => page.evaluate((text) => void performance.mark(text), `visor:${name}`);
  const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing', 'toplevel'];
  await browser.startTracing(page, { categories });
  await walk(async (part) => {
    await reference(page);
    await mark(part);
    parts.push(part);
  });
  await reference(page);
  await mark('end');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };

  const marks = traceEvents.filter(({ name }) => name.startsWith('visor:')).sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) throw new Error('the trace has no marks');
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid,
  );
  const references = marks
    .filter(({ name }) => name === 'visor:reference')
    .flatMap(({ ts }) => tasks.filter((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0)));
  const slower = Math.max(1, medianOf(references.map(costOf)) / REFERENCE);
  const at = (name: string) => marks.find((one) => one.name === `visor:${name}`)?.ts ?? Infinity;
  return new Map(
    parts.map((part, index) => {
      const [from, to] = [at(part), at(parts[index + 1] ?? 'end')];
      const own = tasks.filter((task) => task.ts > from && task.ts < to && !references.includes(task));
      return [part, Math.max(0, ...own.map(costOf)) / slower];
    }),
  );
}

/** Work that is always the same. */
async function reference(page: Page): Promise<void> {
  await page.evaluate(() => {
    performance.mark('visor:reference');
    let sum = 0;
    for (let i = 1; i < 1e6; i++) sum += Math.sqrt(i) / (1 + (sum % 7));
    return sum;
  });
}

function costOf({ tdur = 0 }: TraceEvent): number {
  return tdur / 1000;
}

function medianOf(values: readonly number[]): number {
  const median = [...values].sort((a, b) => a - b)[values.length >> 1];
  if (median === undefined) throw new Error('the trace does not show the work that is always the same');
  return median;
}
