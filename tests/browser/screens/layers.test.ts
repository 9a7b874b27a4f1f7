import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import { DEPTHS, SHOWN } from '#core/microscope/depths.ts';
import { LayersState } from '#screens/explain/layers/layers-state.svelte.ts';
import { painted, pictureOf } from '#screens/explain/layers/painted.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { CUT_OUTS, cutOutOf, dressed, onWall, placed } from '../../harness/dressed-people.ts';
import { startVision } from '../vision/start-vision.ts';

let client: VisionClient;
let example: Head;

beforeAll(async () => {
  // Pages of the app lie beside the demo's pictures; this one does not.
  const base = document.createElement('base');
  base.href = '/';
  document.head.append(base);
  ({ client } = await startVision('wasm'));
  const file = await (await fetch('/demo/example.zip')).blob();
  const { dataset: lessons } = await readProjectFile(file, EMBEDDING);
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  const fitted = await client.teach<'fit'>({ type: 'fit', samples: forTraining(lessons.samples), options });
  example = fitted!.head;
});
afterAll(() => client.dispose());

/** A bench beside the real recognition; `look`: what looking again means here. */
function bench(look: () => void = () => undefined): LayersState {
  return new LayersState({ lab: { client }, live: { lookAgain: look } } as unknown as ConstructorParameters<
    typeof LayersState
  >[0]);
}

function seenOn({ state }: LayersState) {
  if (state.phase !== 'seen') throw new Error(`nothing seen: ${state.phase}`);
  return state.seen;
}

test('untaught and without a camera: the bundled person, every filter of a depth measured with the example', async () => {
  const one = bench();
  await one.look({ kind: 'bundled', name: 'astronaut' }, example);
  const seen = seenOn(one);
  expect(seen.depths.map(({ depth }) => depth)).toEqual(DEPTHS);
  expect(seen.whole!.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  await one.measure('shapes');
  expect(one.measured.shapes?.map(({ channel }) => channel)).toEqual(seen.depths[4]!.shown);
  expect(one.measured.shapes!.some(({ logits }) => Math.abs(logits[0]! - seen.whole!.logits[0]!) > 0.01)).toBe(true);
  expect([one.measuring, one.broke]).toEqual([null, false]);
});

test('without any head the maps are there, and nothing is measured', async () => {
  const one = bench();
  await one.look({ kind: 'bundled', name: 'firefighter' }, null);
  expect(seenOn(one).whole).toBeNull();
  await one.measure('shapes');
  expect(one.measured).toEqual({});
});

test('another depth ends a measuring; what was measured stays, and going back measures the rest', async () => {
  const one = bench();
  await one.look({ kind: 'bundled', name: 'striding' }, example);
  const first = one.measure('shapes');
  await one.measure('parts');
  await first;
  expect(one.measured.parts).toHaveLength(SHOWN);
  expect(one.measured.shapes?.length ?? 0).toBeLessThan(SHOWN);
  await one.measure('shapes');
  expect(one.measured.shapes?.map(({ channel }) => channel)).toEqual(seenOn(one).depths[4]!.shown);
});

test('somebody who is followed is looked at again and again at the same channels, until the picture is held', async () => {
  const { name, top, height } = CUT_OUTS[1];
  const person = dressed(await cutOutOf(name), top, '#2f7bff');
  await client.reset();
  let step = 0;
  const lookAt = async (x: number) =>
    client.look(await placed(person, height, onWall(120), x, false), {
      time: performance.now(),
      still: false,
      turn: null,
    });
  // A moving picture shows somebody a few times before they are believed.
  let track: number | undefined;
  for (let tries = 0; tries < 12 && track === undefined; tries++) track = (await lookAt(0.45))?.people[0]?.track;
  let running = true;
  const pump = (async () => {
    while (running) await lookAt(0.45 + 0.01 * Math.sin(step++));
  })();
  const one = bench();
  try {
    const following = one.look({ kind: 'track', track: track! }, example, true);
    const slides = new Set<number>();
    const count = () => slides.add(one.state.phase === 'seen' ? one.state.seen.slide : -1).size;
    await expect.poll(count).toBeGreaterThan(3);
    const { shown } = seenOn(one).depths[3]!;
    await one.measure('shapes');
    expect(one.measured).toEqual({});
    one.hold();
    await following;
    expect(seenOn(one).depths[3]!.shown).toEqual(shown);
    await one.measure('shapes');
    expect(one.measured.shapes).toHaveLength(SHOWN);
  } finally {
    running = false;
    one.stop();
    await pump;
  }
});

test('somebody who is not there is told as gone', async () => {
  const one = bench();
  const looking = one.look({ kind: 'track', track: 123_456 }, example);
  await client.reset();
  await looking;
  expect(one.state.phase).toBe('gone');
});

test('a canvas shows light where the filter fires and the shaded person elsewhere', async () => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const white = { data: new Uint8ClampedArray(4 * 4 * 4).fill(255), width: 4, height: 4 };
  painted(pictureOf(white), { rows: 1, columns: 2, values: Float32Array.of(0, 3), full: 3 })(canvas);
  await expect.poll(() => canvas.getContext('2d')!.getImageData(6, 4, 1, 1).data[2]).toBeGreaterThan(220);
  const [red = 0, , blue = 0] = canvas.getContext('2d')!.getImageData(1, 4, 1, 1).data;
  expect(Math.max(red, blue)).toBeLessThan(120);
});
