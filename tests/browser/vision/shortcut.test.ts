import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { exam } from '#core/head/exam/exam.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { rng } from '#core/rng.ts';
import { takePerson } from '../../harness/take-person.ts';
import { picturePool } from './picture-pool.ts';
import { startVision } from './start-vision.ts';

const SEEDS = 40;
const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };

/** One picture of the pool: who is dressed how, and where. */
interface Taken {
  readonly sample: Sample;
  readonly warm: boolean;
  readonly striped: boolean;
}

let client: VisionClient;
let pool: Taken[];

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
  pool = await takePool();
}, 300_000);
afterAll(() => client.dispose());

/** What the app takes of everybody in the pool. */
async function takePool(): Promise<Taken[]> {
  const taken: Taken[] = [];
  for await (const { picture, name, top, wall, warm, striped } of picturePool()) {
    const unlabelled = await takePerson(client, picture);
    if (!unlabelled) continue;
    const id = `${name}-${top}-${wall}`;
    const sample = { ...unlabelled, id, classKey: '', person: `${name}-${top}`, burst: id, takenAt: 0 };
    taken.push({ sample, warm, striped });
  }
  return taken;
}

/** Draws `count` pictures of each of two classes. */
function lesson(seed: number, isFirst: (one: Taken) => boolean, count: number): Sample[] {
  const random = rng(seed);
  const drawn = pool.map((one) => ({ one, draw: random() })).sort((a, b) => a.draw - b.draw);
  return [true, false].flatMap((first) =>
    drawn
      .filter(({ one }) => isFirst(one) === first)
      .slice(0, count)
      .map(({ one }) => ({ ...one.sample, classKey: first ? 'a' : 'b' })),
  );
}

function alarms(isFirst: (one: Taken) => boolean): number {
  return Array.from({ length: SEEDS }, (_, seed) => exam(lesson(seed + 1, isFirst, 16), { ...OPTIONS, seed })).filter(
    ({ shortcut }) => shortcut?.alarm,
  ).length;
}

describe('the shortcut alarm, over forty datasets', () => {
  test('nearly everybody was found', () => {
    expect(pool.length).toBeGreaterThan(60);
  });

  test('rings when only the wall tells the classes apart', { timeout: 300_000 }, () => {
    expect(alarms(({ striped }) => striped)).toBeGreaterThanOrEqual(38);
  });

  test('is quiet when the tops do and the walls are mixed', { timeout: 300_000 }, () => {
    expect(alarms(({ warm }) => warm)).toBeLessThanOrEqual(2);
  });
});
