import { openHarness } from '../harness/open-harness.ts';
import { curveOf, slices, type Curve, type Point } from './curve.ts';
import { watchHeaps } from './heaps.ts';

/** How many points a curve has at most. */
const POINTS = 30;

/**
 * Looks at people who come and go (`soak`), or teaches people and forgets them again (`teachForget`): tensors and their
 * bytes, both heaps, and what the browser's database holds.
 */
export async function recognitionCurve(part: 'looks' | 'teaching', steps: number): Promise<Curve> {
  const harness = await openHarness(null);
  try {
    const { page } = harness;
    const heaps = await watchHeaps(page);
    await page.evaluate(() => window.harness.startOurs('wasm'));
    const began = performance.now();
    const points: Point[] = [];
    let step = 0;
    for (const slice of slices(steps, POINTS)) {
      const held = await page.evaluate(
        async ([what, count, from]) => {
          if (what === 'teaching') return window.harness.teachForget(count, from);
          const { tensors, tensorBytes } = await window.harness.soak(count);
          return { tensors: tensors[1], tensorBytes: tensorBytes[1] };
        },
        [part, slice, step] as const,
      );
      const { pageHeap, workerHeap } = await heaps.read();
      points.push({ step: (step += slice), held: { ...held, pageHeap, workerHeap } });
    }
    return curveOf(part, steps, Math.round((performance.now() - began) / 1000), points);
  } finally {
    await harness.close();
  }
}
