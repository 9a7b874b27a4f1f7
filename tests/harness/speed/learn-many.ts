import { EMBEDDING } from '#core/embedding/embedding.ts';
import { gaussian } from '#core/gaussian.ts';
import type { ExamSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { fourPeople } from '../four-people.ts';
import { ours } from '../ours.ts';

const CLASSES = 4;
/** Pictures of a person in one burst. */
const BURST = 10;
/** ms between frames as the tracker sees them. */
const FRAME_TIME = 100;
const CALM_LOOKS = 60;
const WARM_UP = 10;

/** Looks, one after the other without a break, while so many samples were learnt and examined. */
export interface Learning {
  readonly samples: number;
  /** ms that each look took: of these the first ones without any learning, then all during it. */
  readonly calm: readonly number[];
  readonly looks: readonly number[];
  /** ms that each of the same looks waited besides its own work. */
  readonly calmWaits: readonly number[];
  readonly waits: readonly number[];
  /** ms from the samples to a head with honest percentages, and of its exam, looks in between. */
  readonly fitMs: number;
  readonly examMs: number;
  readonly restarts: number;
}

let time = 0;

/** Learns and examines `count` made-up samples of the real lengths in the production worker, which looks all the while. */
export async function learnMany(count: number): Promise<Learning> {
  const frame = await fourPeople();
  const client = ours();
  let restarts = 0;
  client.onrestarted = () => void restarts++;
  client.onstopped = () => void restarts++;
  const look = async (): Promise<{ ms: number; waited: number }> => {
    const picture = await createImageBitmap(frame);
    const began = performance.now();
    const scene = await client.look(picture, { time: (time += FRAME_TIME), still: false, turn: null });
    if (!scene) throw new Error('the worker refused a look');
    const ms = performance.now() - began;
    // Its own clock stands still while learning has its turns.
    return { ms, waited: ms - scene.timings.total };
  };
  for (let i = 0; i < WARM_UP; i++) await look();
  const calm: Awaited<ReturnType<typeof look>>[] = [];
  for (let i = 0; i < CALM_LOOKS; i++) calm.push(await look());
  const samples = samplesOf(count);
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  const looks: typeof calm = [];
  const state = { over: false };
  const learning = (async () => {
    const began = performance.now();
    await client.teach<'fit'>({ type: 'fit', samples: forTraining(samples), options });
    const fitted = performance.now();
    await client.teach<'exam'>({ type: 'exam', samples, options });
    return { fitMs: fitted - began, examMs: performance.now() - fitted };
  })().finally(() => (state.over = true));
  while (!state.over) looks.push(await look());
  const ms = (of: typeof calm) => of.map((one) => one.ms);
  const waits = (of: typeof calm) => of.map(({ waited }) => waited);
  return {
    samples: count,
    ...{ calm: ms(calm), looks: ms(looks), calmWaits: waits(calm), waits: waits(looks) },
    ...(await learning),
    restarts,
  };
}

/** Vectors that lie about their class, a person's and a burst's closer together. */
function samplesOf(count: number): ExamSample[] {
  const normal = gaussian(rng(1));
  const way = (length: number, size: number) => Float32Array.from({ length }, () => size * normal());
  const classes = Array.from({ length: CLASSES }, () => way(EMBEDDING.bodyLength, 0.4));
  const people = new Map<string, Float32Array>();
  return Array.from({ length: count }, (_, index) => {
    const label = index % CLASSES;
    const person = `person-${label}-${Math.floor(index / CLASSES / BURST)}`;
    const own = people.get(person) ?? way(EMBEDDING.bodyLength, 0.5);
    people.set(person, own);
    const about = classes[label]!;
    return {
      id: String(index),
      classKey: `class-${label}`,
      person,
      burst: person,
      embedding: {
        body: way(EMBEDDING.bodyLength, 0.8).map((value, i) => value + own[i]! + about[i]!),
        face: way(EMBEDDING.faceLength, 1),
      },
      background: { body: way(EMBEDDING.bodyLength, 1), face: null },
    };
  });
}
