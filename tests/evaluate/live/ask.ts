import type { Page } from 'playwright-core';

/** How often the list of people is read, ms. */
const EVERY = 100;
/** A person whom nobody found by now is missed, ms. */
const PATIENCE = 6_000;
/** A label that has stood this long is the final one; the longest that is waited for it, ms. */
const STANDS = 2_000;
const LONGEST = 9_000;

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
  return page.evaluate(nearest, { patience: PATIENCE, every: EVERY });
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

async function nearest({ patience, every }: { patience: number; every: number }): Promise<number | null> {
  const offCentre = (row: HTMLElement) => {
    const [x = 0, y = 0, width = 0, height = 0] = (row.dataset.box ?? '').split(',').map(Number);
    return Math.hypot((x + width / 2 - 0.5) * (4 / 3), y + height / 2 - 0.5);
  };
  for (const until = performance.now() + patience; performance.now() < until;) {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
    const best = rows.sort((a, b) => offCentre(a) - offCentre(b))[0];
    if (best) return Number(best.dataset.track);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return null;
}

async function listen({
  patience,
  every,
  stands,
  longest,
}: {
  patience: number;
  every: number;
  stands: number;
  longest: number;
}): Promise<Answer> {
  const offCentre = (row: HTMLElement) => {
    const [x = 0, y = 0, width = 0, height = 0] = (row.dataset.box ?? '').split(',').map(Number);
    return Math.hypot((x + width / 2 - 0.5) * (4 / 3), y + height / 2 - 0.5);
  };
  const began = performance.now();
  let found = false;
  let first: number | null = null;
  let last = { label: 'unknown', confidence: 0, since: began };
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, every));
    const now = performance.now();
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
    const row = rows.sort((a, b) => offCentre(a) - offCentre(b))[0];
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
      const seconds = (ms: number) => ms / 1000;
      return {
        label: found ? last.label : null,
        confidence: last.confidence,
        secondsToFirst: first === null ? null : seconds(first),
        secondsToFinal: first === null ? null : seconds(Math.max(first, last.since - began)),
      };
    }
  }
}
