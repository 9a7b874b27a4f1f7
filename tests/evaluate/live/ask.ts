import type { Page } from 'playwright-core';

/** How often the list of people is read, ms. */
const EVERY = 100;
/** A person whom nobody found by now is missed, ms. */
const PATIENCE = 6_000;
/** A label that has stood this long is the final one; the longest that is waited for it, ms. */
const STANDS = 2_000;
const LONGEST = 9_000;

/** All in ms. */
interface Patience {
  readonly patience: number;
  readonly every: number;
  readonly stands: number;
  readonly longest: number;
}

/** What the list said of the person nearest the picture's middle. */
export interface Answer {
  /** null: nobody was found. */
  readonly label: string | null;
  /** 0..1, as claimed with that label. */
  readonly confidence: number;
  /** From the picture's appearance to the head's first word, and to its final one; null where it said nothing. */
  readonly secondsToFirst: number | null;
  readonly secondsToFinal: number | null;
}

/** Where the page finds a photo of the folder that is measured. */
export function addressOf(file: string): string {
  return `/data/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** Shows a picture and waits for the track nearest the middle; null where nobody is found. The picture stays. */
export async function appear(page: Page, url: string): Promise<number | null> {
  await page.evaluate((path) => window.stage.show(path), url);
  const row = await page
    .waitForFunction(() => window.stage.middle()?.dataset.track ?? null, undefined, {
      timeout: PATIENCE,
      polling: EVERY,
    })
    .catch(() => null);
  return row && Number(await row.jsonValue());
}

/** Takes the picture away and waits until nobody is listed. */
export async function leave(page: Page): Promise<void> {
  await page.evaluate(() => window.stage.clear());
  await page.waitForFunction(() => !document.querySelector('[data-testid="targets"] > li'), undefined, {
    polling: EVERY,
  });
  // A track that is only lost may still be taken up by whoever comes next.
  await page.waitForTimeout(1_000);
}

/** Shows somebody and listens until the label stands. */
export async function ask(page: Page, url: string): Promise<Answer> {
  await page.evaluate((path) => window.stage.show(path), url);
  return page.evaluate(listen, { patience: PATIENCE, every: EVERY, stands: STANDS, longest: LONGEST });
}

async function listen({ patience, every, stands, longest }: Patience): Promise<Answer> {
  const began = performance.now();
  let found = false;
  let first: number | null = null;
  let last = { label: 'unknown', confidence: 0, since: began };
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, every));
    const now = performance.now();
    const row = window.stage.middle();
    if (row) {
      found = true;
      const { label = 'unknown', confidence, by } = row.dataset;
      if (by === 'head') {
        first ??= now - began;
        last = { label, confidence: Number(confidence), since: label === last.label ? last.since : now };
      }
    } else if (!found && now - began > patience) {
      return { label: null, confidence: 0, secondsToFirst: null, secondsToFinal: null };
    }
    const stood = first !== null && now - Math.max(last.since, began + first) > stands;
    if (stood || now - began > longest) {
      return {
        label: found ? last.label : null,
        confidence: last.confidence,
        secondsToFirst: first === null ? null : first / 1000,
        secondsToFinal: first === null ? null : Math.max(first, last.since - began) / 1000,
      };
    }
  }
}
