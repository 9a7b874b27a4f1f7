import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding.ts';
import { exam } from '#core/head/exam.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { Sample } from '#core/lessons/lessons.ts';
import { rng } from '#core/rng.ts';
import { CUT_OUTS, cutOutOf, dressed, onWall, placed, type Backdrop } from '../../harness/dressed-people.ts';
import { takePerson } from '../../harness/take-person.ts';
import { startVision } from './start-vision.ts';

const SEEDS = 100;
const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
const TOPS = ['#ff6a2a', '#e8b02e', '#2f7bff', '#2fbfae'];

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

/** Shelves of many colours, as a fair has them. */
function striped(hue: number): Backdrop {
  return (context, width, height) => {
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 12; column++) {
        context.fillStyle = `hsl(${hue + row * 25 + (column % 3) * 40} 65% ${30 + ((row + column) % 4) * 12}%)`;
        context.fillRect((column * width) / 12, (row * height) / 6, width / 12 - 4, height / 6 - 8);
      }
    }
  };
}

/** Every person in every top before every wall. */
async function takePool(): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const { name, top, height } of CUT_OUTS) {
    const cutOut = await cutOutOf(name);
    for (const [index, colour] of TOPS.entries()) {
      const person = dressed(cutOut, top, colour);
      for (let wall = 0; wall < 6; wall++) {
        const isStriped = wall % 2 === 1;
        const backdrop = isStriped ? striped(wall * 50) : onWall(wall * 60);
        const flip = (index + wall) % 2 === 1;
        const specimen = await takePerson(client, await placed(person, height, backdrop, 0.4 + wall / 25, flip));
        if (!specimen) continue;
        const id = `${name}-${index}-${wall}`;
        const who = `${name}-${index}`;
        const sample = { ...specimen, id, classKey: '', person: who, burst: id, takenAt: 0 };
        taken.push({ sample, warm: index < 2, striped: isStriped });
      }
    }
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

describe('the shortcut alarm, over a hundred lessons', () => {
  test('nearly everybody was found', () => {
    expect(pool.length).toBeGreaterThan(60);
  });

  test('rings when only the wall tells the classes apart', { timeout: 300_000 }, () => {
    expect(alarms(({ striped: wall }) => wall)).toBeGreaterThanOrEqual(95);
  });

  test('is quiet when the tops do and the walls are mixed', { timeout: 300_000 }, () => {
    expect(alarms(({ warm }) => warm)).toBeLessThanOrEqual(5);
  });
});
