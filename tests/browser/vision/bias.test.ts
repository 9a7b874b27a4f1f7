import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { disguised, PLAIN, verdictOf, type Disguise } from '#core/bias/disguise.ts';
import { marksOf, tallyOf, usualWallsOf } from '#core/bias/round.ts';
import { examPlaces, figureAt, mended, placeKey, placesOf, type Place } from '#core/bias/training-set.ts';
import { wallShareOf } from '#core/bias/wall-share.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { boxOf, FIGURE_ASPECT, type Figure } from '#core/figures/figure.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { TrainedHead } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import type { Sample, UnlabelledSample } from '#core/dataset/dataset.ts';
import { paintFigure } from '#hud/lab/figure.ts';
import { startVision } from './start-vision.ts';

/** What the lesson begins with. */
const SEED = 1;
const ONE_SIDED = { staff: { red: 0, blue: 12 }, guest: { red: 12, blue: 0 } };
const HIGH = 320;
const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };

let client: VisionClient;
let samples: Sample[];
let unseen: UnlabelledSample[];
const heads: TrainedHead[] = [];
const reports: ExamReport[] = [];

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
  const places = placesOf(mended(ONE_SIDED, 12));
  const unlabelled = await describeFigures(
    places.map((place) => figureAt(place, SEED)),
    true,
  );
  samples = unlabelled.map((unlabelled, index) => sampleOf(unlabelled, placeKey(places[index]!), places[index]!.role));
  unseen = await describeFigures(
    examPlaces().map((place) => figureAt(place, SEED)),
    false,
  );
  const known = new Set(placesOf(ONE_SIDED).map(placeKey));
  for (const lesson of [samples.filter(({ id }) => known.has(id)), samples]) {
    heads.push(await fit(lesson));
    reports.push((await client.teach<'exam'>({ type: 'exam', samples: lesson, options: OPTIONS }))!);
  }
}, 300_000);
afterAll(() => client.dispose());

function pictureOf(figure: Figure): ImageBitmap {
  const canvas = new OffscreenCanvas(HIGH * FIGURE_ASPECT, HIGH);
  paintFigure(canvas.getContext('2d')!, figure, HIGH);
  return canvas.transferToImageBitmap();
}

async function describeFigures(figures: readonly Figure[], behind: boolean): Promise<UnlabelledSample[]> {
  const pictures = figures.map((figure) => ({ picture: pictureOf(figure), box: boxOf(figure) }));
  const transfer = pictures.map(({ picture }) => picture);
  return [...((await client.explain<'describe'>({ type: 'describe', pictures, behind }, { transfer })) ?? [])];
}

async function fit(lesson: readonly Sample[]): Promise<TrainedHead> {
  return (await client.teach<'fit'>({ type: 'fit', samples: forTraining(lesson), options: OPTIONS }))!.head;
}

function sampleOf(unlabelled: UnlabelledSample, id: string, classKey: string): Sample {
  return { ...unlabelled, id, classKey, person: id, burst: id, takenAt: 0 };
}

const tally = (round: number) => tallyOf(marksOf(heads[round]!, examPlaces(), unseen, usualWallsOf(ONE_SIDED), SEED));

describe('a head that saw each role before one wall alone', () => {
  test('knows new figures at their usual wall', () => {
    expect(tally(0).usual.right).toBeGreaterThanOrEqual(11);
  });

  test('fails once the walls are swapped', () => {
    expect(tally(0).swapped.right / tally(0).swapped.of).toBeLessThan(0.5);
  });

  test('rings the shortcut alarm', () => {
    expect(reports[0]!.shortcut).toMatchObject({ alarm: true });
  });
});

describe('a head that saw both roles before both walls', () => {
  test('passes the swap', () => {
    expect(tally(1).swapped.right / tally(1).swapped.of).toBeGreaterThanOrEqual(0.9);
    expect(tally(1).usual.right).toBeGreaterThanOrEqual(11);
  });

  test('keeps the alarm silent', () => {
    expect(reports[1]!.shortcut).toMatchObject({ alarm: false });
  });
});

test('the map lies on the wall before the mending, and much less after it', async () => {
  const asked = examPlaces().filter(({ role, wall, index }) => (role === 'staff') === (wall === 'red') && index < 2);
  const shares = await Promise.all([0, 1].map((round) => mapShares(round, asked)));
  const [before = [], after = []] = shares;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(before) - mean(after)).toBeGreaterThan(0.15);
});

async function mapShares(round: number, places: readonly Place[]): Promise<number[]> {
  const shares: number[] = [];
  for (const place of places) {
    const figure = figureAt(place, SEED);
    const picture = pictureOf(figure);
    const request = { type: 'occlusionOf', picture, box: boxOf(figure), head: heads[round]! } as const;
    const answer = await client.explain<'occlusionOf'>(request, { transfer: [picture] });
    shares.push(wallShareOf(figure, answer!).importance ?? 0);
  }
  return shares;
}

test('asking why can be ended early, and a head that knows nothing has no reason', async () => {
  const figure = figureAt(examPlaces()[0]!, SEED);
  const ask = (head: TrainedHead, signal?: AbortSignal) => {
    const picture = pictureOf(figure);
    const request = { type: 'occlusionOf', picture, box: boxOf(figure), head } as const;
    return client.explain<'occlusionOf'>(request, { transfer: [picture], ...(signal ? { signal } : {}) });
  };
  const stop = new AbortController();
  const asking = ask(heads[0]!, stop.signal);
  stop.abort();
  expect(await asking).toBeNull();
  expect(await ask({ ...heads[0]!, classKeys: [] })).toBeNull();
});

test('disguises that fooled the head fool it less once they were lessons', async () => {
  const disguises = (['red', 'blue'] as const).flatMap((wall) =>
    (['orange', 'violet', 'white'] as const).map((top): Disguise => ({ ...PLAIN.staff, wall, top })),
  );
  const looks = (from: number, count: number) =>
    describeFigures(
      disguises.flatMap((one) => Array.from({ length: count }, (_, index) => disguised(one, SEED, from + index))),
      false,
    );
  const taught = (await looks(0, 4)).map((one, index) => sampleOf(one, `disguise ${index}`, 'staff'));
  const asked = await looks(20, 6);
  const fooled = (head: TrainedHead) =>
    asked.filter(({ embedding }) => verdictOf(askHead(head, embedding), 'staff') !== 'right').length;
  const before = fooled(heads[1]!);
  expect(before).toBeGreaterThan(asked.length / 2);
  expect(fooled(await fit([...samples, ...taught]))).toBeLessThan(before / 2);
});
