import type { Site } from './pages.ts';
import { quantile, type Row } from './rows.ts';
// Gives `window.firstLabel` its type.
import type {} from './stock-page.ts';

const SECONDS = 10;
const LIMIT = 90_000;

/** Row `display`: the time between two pictures on the screen while recognition runs flat out, 95th percentile. */
export async function displayRow(sites: { ours: Site; stock: Site }): Promise<Row> {
  const ours = await intervals(sites.ours, sites.ours.url.replace('source=camera', 'source=demo'));
  const stock = await intervals(sites.stock, sites.stock.url);
  const [own, other] = [quantile(ours, 0.95), quantile(stock, 0.95)];
  const note = `95th percentile of ${ours.length} intervals while recognising flat out; the bundled demo is the source`;
  return { name: 'display', unit: 'ms', ours: own, stock: other, value: own, note };
}

async function intervals(site: Site, url: string): Promise<number[]> {
  const { context, close } = await site.fresh();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => window.firstLabel, undefined, { timeout: LIMIT });
    return await page.evaluate(
      (seconds) =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          const tick = (now: number) => {
            times.push(now);
            if (now - (times[0] ?? now) < seconds * 1000) requestAnimationFrame(tick);
            else resolve(times.slice(1).map((time, index) => time - (times[index] ?? time)));
          };
          requestAnimationFrame(tick);
        }),
      SECONDS,
    );
  } finally {
    await close();
  }
}
