import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { memory, mul, setBackend, tensor1d, tensor4d, zerosLike, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { PictureOfOne } from '#bridge/explain-protocol.ts';
import { bodyVector, EMBEDDING } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import type { Head, HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { DEPTH_NODES, DEPTHS, END_NODE, FULL, SHOWN, type Depth } from '#core/microscope/depths.ts';
import type { Microscopy } from '#core/microscope/microscopy.ts';
import { likeliest, pushesOf, strengthOf } from '#core/microscope/push.ts';
import { BODY_SIDE, partAround, pixelsOfPart } from '#vision/look/body-view.ts';
import { createDetector, type Detector } from '#vision/models/detector.ts';
import { createEmbedder, type Embedder } from '#vision/models/embedder.ts';
import { Silhouettes } from '#vision/models/silhouettes.ts';
import { LookLender } from '#vision/look/person-looks.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import { Microscope } from '#vision/services/microscope.ts';
import { partsOf } from '#vision/backend/model-parts.ts';
import { picturePool, type PoolPicture } from './picture-pool.ts';
import { startVision } from './start-vision.ts';

/** About where the pool places its people. */
const BOX = { x: 0.28, y: 0.08, width: 0.45, height: 0.9 };
const IDLE = new AbortController().signal;
const reader = new FrameReader(false);
const silhouettes = new Silhouettes(reader);
const pool: PoolPicture[] = [];
const samples: HeadSample[] = [];
let detector: Detector;
let embedder: Embedder;
let head: Head;

beforeAll(async () => {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simdUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  await setBackend('wasm');
  const read = async (name: string) => [name, await (await fetch(`/models/${name}`)).arrayBuffer()] as const;
  const files = Object.fromEntries(
    await Promise.all(['detector.json', 'detector.bin', 'silhouette.json', 'silhouette.bin'].map(read)),
  );
  detector = await createDetector(partsOf(files, 'detector'));
  await silhouettes.load(partsOf(files, 'silhouette'));
  embedder = createEmbedder(detector, reader, silhouettes);
  for await (const one of picturePool()) {
    pool.push(one);
    const [embedding] = await embedder.embed([{ picture: one.picture, box: BOX, mesh: null }]);
    const id = `${one.name}-${one.top}-${one.wall}`;
    const classKey = one.warm ? 'warm' : 'cool';
    samples.push({ id, classKey, person: `${one.name}-${one.top}`, burst: id, embedding: embedding! });
  }
  head = headOf(samples);
});

function headOf(taught: readonly HeadSample[]): Head {
  return calibrate(taught, trainHead(taught, { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version }));
}

async function aroundOf(subject: Parameters<typeof partAround>[0]) {
  const part = partAround(subject);
  const [silhouette] = await silhouettes.of([part]);
  return { pixels: pixelsOfPart(reader, part), silhouette: silhouette! };
}

function microscope(looks = new LookLender()): Microscope {
  return new Microscope({ detector, reader, embedder, silhouettes, looks });
}

async function look(scope: Microscope, id: number, { picture, box }: PictureOfOne, asked = head): Promise<Microscopy> {
  const who = { kind: 'picture', picture: await createImageBitmap(picture), box } as const;
  const seen = await scope.look({ type: 'microscope', id, who, head: asked }, { signal: IDLE });
  if (!seen) throw new Error('nothing was seen');
  return seen;
}

function ablate(scope: Microscope, slide: number, depth: Depth, channels: readonly number[]) {
  return scope.ablate({ type: 'ablate', id: 0, slide, depth, channels }, { signal: IDLE, tell: () => undefined });
}

/** What the detector's own layers give for the crop of {@link BOX}. The caller disposes them. */
function layersOf(picture: ImageBitmap, nodes: readonly string[]): Tensor4D[] {
  const batch = reader.turned([partAround({ picture, box: BOX })], BODY_SIDE);
  const maps = detector.features(batch, nodes);
  batch.dispose();
  return maps;
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

test("every map is the model's own tensor, channel by channel; the spots' sight grows with depth", async () => {
  const { picture } = pool[30]!;
  const { depths } = await look(microscope(), 1, { picture, box: BOX });
  const tensors = layersOf(
    picture,
    DEPTHS.map((depth) => DEPTH_NODES[depth]),
  );
  expect(depths.map(({ depth }) => depth)).toEqual(DEPTHS);
  for (const [index, view] of depths.entries()) {
    const tensor = tensors[index]!;
    expect([1, view.rows, view.columns, view.channels]).toEqual(tensor.shape);
    expect(new Set(view.shown).size).toBe(SHOWN);
    const values = await tensor.data();
    const spots = view.rows * view.columns;
    for (const [at, channel] of view.shown.entries()) {
      const own = Float32Array.from({ length: spots }, (_, spot) => values[spot * view.channels + channel]!);
      expect(view.maps.subarray(at * spots, (at + 1) * spots)).toEqual(own);
      expect(Math.max(...own)).toBeLessThanOrEqual(FULL);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
    }
    tensor.dispose();
  }
  const fields = depths.map(({ field }) => field);
  expect(fields[0]).toBe(3);
  expect(fields).toEqual([...new Set(fields)].sort((a, b) => a - b));
});

test('a line of pixels is noticed by as many spots as the told field covers', async () => {
  const node = DEPTH_NODES.lines;
  const batch = reader.turned([partAround({ picture: pool[0]!.picture, box: BOX })], BODY_SIDE);
  const values = await batch.data<'float32'>();
  batch.dispose();
  const mapOf = async (shade: number) => {
    const pixels = values.slice();
    for (let y = 0; y < BODY_SIDE; y++) {
      const at = (y * BODY_SIDE + BODY_SIDE / 2) * 3;
      pixels.fill(shade, at, at + 3);
    }
    const fed = tensor4d(pixels, [1, BODY_SIDE, BODY_SIDE, 3]);
    const [map] = detector.features(fed, [node]);
    const told = { values: await map!.data(), shape: map!.shape };
    for (const tensor of [fed, map!]) tensor.dispose();
    return told;
  };
  const [black, white] = [await mapOf(0), await mapOf(255)];
  const [, , columns, channels] = black.shape;
  const noticed = new Set<number>();
  for (const [i, value] of black.values.entries()) {
    if (value !== white.values[i]) noticed.add(Math.floor(i / channels) % columns);
  }
  const expected = detector.fieldOf(node) / (BODY_SIDE / columns);
  expect(Math.abs(noticed.size - expected)).toBeLessThan(1);
});

test('run on from an unchanged layer, the network gives the same embedding; from an emptied one, another', async () => {
  const subject = { picture: pool[30]!.picture, box: BOX };
  const around = await aroundOf(subject);
  const [direct] = await embedder.embed([{ ...subject, mesh: null }]);
  for (const depth of DEPTHS) {
    const node = DEPTH_NODES[depth];
    const [map] = layersOf(subject.picture, [node]);
    const empty = zerosLike(map!);
    const [end, other] = [map!, empty].map((fed) => detector.features(fed, [END_NODE], node)[0]!);
    const bodyOf = async (cells: Tensor4D) => bodyVector({ cells: await cells.data<'float32'>(), ...around });
    expect(furthest(await bodyOf(end!), direct!.body), depth).toBeLessThanOrEqual(1e-4);
    expect(furthest(await bodyOf(other!), direct!.body), depth).toBeGreaterThan(1e-2);
    for (const tensor of [map!, empty, end!, other!]) tensor.dispose();
  }
});

test('a silenced channel is told as if its layer had been set to 0 there by hand', async () => {
  const subject = { picture: pool[30]!.picture, box: BOX };
  const around = await aroundOf(subject);
  const scope = microscope();
  const { depths } = await look(scope, 5, subject);
  for (const { depth, shown, channels } of depths) {
    const some = shown.slice(0, 6);
    const told = await ablate(scope, 5, depth, some);
    expect(told?.map(({ channel }) => channel)).toEqual(some);
    const [map] = layersOf(subject.picture, [DEPTH_NODES[depth]]);
    const open = tensor1d(Array.from({ length: channels }, (_, c) => (c === some[5] ? 0 : 1)));
    const silenced: Tensor4D = mul(map!, open);
    const [end] = detector.features(silenced, [END_NODE], DEPTH_NODES[depth]);
    const body = bodyVector({ cells: await end!.data<'float32'>(), ...around });
    expect(furthest(told![5]!.logits, askHead(head, { body, face: null }).logits), depth).toBeLessThan(1e-3);
    for (const tensor of [map!, open, silenced, end!]) tensor.dispose();
  }
});

interface TopChannel {
  readonly depth: Depth;
  /** Push of the likeliest class by the depth's strongest channel, as shown, and by the same one in the mirror image. */
  readonly shown: number;
  readonly again: number;
}

/** Finds the channel that is shown as the strongest of each depth, and measures it in the mirror image. */
async function topChannels(
  { picture, box }: PictureOfOne,
  asked: Head,
  depths: readonly Depth[],
): Promise<TopChannel[]> {
  const scope = microscope();
  const seen = await look(scope, 1, { picture, box }, asked);
  const at = likeliest(seen.whole!);
  const tops = [];
  for (const { depth, shown } of seen.depths.filter((view) => depths.includes(view.depth))) {
    const measured = (await ablate(scope, 1, depth, shown)) ?? [];
    const all = measured.map((one) => ({ channel: one.channel, pushes: pushesOf(seen.whole!, one) }));
    tops.push({ depth, ...all.reduce((best, one) => (strengthOf(one.pushes) > strengthOf(best.pushes) ? one : best)) });
  }
  const mirror = { picture: await mirrored(picture), box: { ...box, x: 1 - box.x - box.width } };
  const other = await look(scope, 2, mirror, asked);
  const told: TopChannel[] = [];
  for (const { depth, channel, pushes } of tops) {
    const [without] = (await ablate(scope, 2, depth, [channel])) ?? [];
    told.push({ depth, shown: pushes[at]!, again: pushesOf(other.whole!, without!)[at]! });
  }
  return told;
}

/** In 90 of 100 crops or more the channel moves the score as shown, and not because all push one way. */
function expectSameWay(told: readonly TopChannel[], what: string): void {
  const same = told.filter(({ shown, again }) => Math.sign(shown) === Math.sign(again)).length;
  console.log(`microscope, ${what}: ${same} of ${told.length} strongest channels push as shown in the mirror image`);
  expect(same / told.length).toBeGreaterThanOrEqual(0.9);
  expect(told.some(({ shown }) => shown < 0) && told.some(({ shown }) => shown > 0)).toBe(true);
}

test('the strongest channel of each depth pushes as shown in mirror images of strangers', async () => {
  const told: TopChannel[] = [];
  for (const name of ['astronaut', 'fireman240a']) {
    const others = headOf(samples.filter(({ person, id }) => !person.startsWith(name) && !/-[03]$/.test(id)));
    for (const { picture } of pool.filter(
      (one) => one.name === name && one.wall === 1 + one.top && one.top % 2 === 0,
    )) {
      told.push(...(await topChannels({ picture, box: BOX }, others, DEPTHS)));
    }
  }
  expect(told).toHaveLength(2 * 2 * DEPTHS.length);
  expectSameWay(told, 'dressed people');
});

test('so it does on photos of masks that the head never saw', { timeout: 300_000 }, async ({ skip }) => {
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  const taught: HeadSample[] = [];
  const told: TopChannel[] = [];
  for (const kind of ['with_mask', 'without_mask']) {
    for (let i = 0; i < 30; i++) {
      const picture = await photo(kind, i);
      if (!picture) return skip('the test data ../shared/data/masks is absent');
      const [embedding] = await embedder.embed([{ picture, box: whole, mesh: null }]);
      const id = `${kind}-${i}`;
      taught.push({ id, classKey: kind, person: id, burst: id, embedding: embedding! });
    }
  }
  const masks = headOf(taught);
  for (const kind of ['with_mask', 'without_mask']) {
    for (let i = 30; i < 40; i++) {
      const picture = await photo(kind, i);
      told.push(...(await topChannels({ picture: picture!, box: whole }, masks, ['parts', 'shapes'])));
    }
  }
  expect(told).toHaveLength(2 * 10 * 2);
  expectSameWay(told, 'photos');
});

/** A photo that `bring-photos.ts` laid out; null where there is none. */
async function photo(kind: string, index: number): Promise<ImageBitmap | null> {
  const response = await fetch(`/.cache/test-photos/masks/${kind}/${String(index).padStart(3, '0')}.jpg`);
  // Vite answers with a page where there is no such file.
  return response.headers.get('content-type')?.startsWith('image/') ? createImageBitmap(await response.blob()) : null;
}

test('fifty people looked at and ablated leave no tensor behind', async () => {
  const scope = microscope();
  const round = async (id: number) => {
    const { depths } = await look(scope, id, { picture: pool[id % pool.length]!.picture, box: BOX });
    const { depth, shown } = depths[id % DEPTHS.length]!;
    await ablate(scope, id, depth, shown.slice(0, 2));
  };
  await round(0);
  const before = memory();
  for (let id = 1; id <= 50; id++) await round(id);
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
});

test('a cancel, somebody else since, and a person who is gone all answer null', async () => {
  const looks = new LookLender();
  const scope = microscope(looks);
  const subject = { picture: pool[0]!.picture, box: BOX };
  const { depths } = await look(scope, 1, subject);
  const cancel = new AbortController();
  const edges = { type: 'ablate', id: 0, slide: 1, depth: 'edges', channels: depths[0]!.shown } as const;
  expect(await scope.ablate(edges, { signal: cancel.signal, tell: () => cancel.abort() })).toBeNull();
  await look(scope, 2, subject);
  expect(await ablate(scope, 1, 'edges', [0])).toBeNull();
  const gone = scope.look({ type: 'microscope', id: 3, who: { kind: 'track', track: 9 }, head }, { signal: IDLE });
  looks.reset();
  expect(await gone).toBeNull();
});

test('through the bridge: a followed person, then each channel as it is measured', async () => {
  const { client } = await startVision('wasm');
  try {
    const seePeople = async () =>
      client.look(await createImageBitmap(pool[30]!.picture), { time: performance.now(), still: true, turn: null });
    const person = (await seePeople())?.people[0];
    const who = { kind: 'track', track: person!.track } as const;
    const asking = client.explain<'microscope'>({ type: 'microscope', who, head });
    await seePeople();
    const seen = await asking;
    expect(seen?.crop).toMatchObject({ width: BODY_SIDE, height: BODY_SIDE });
    const progress: number[] = [];
    const { slide, depths } = seen!;
    const channels = depths[4]!.shown;
    const answers = await client.explain<'ablate'>(
      { type: 'ablate', slide, depth: 'shapes', channels },
      { onProgress: ({ channel }) => progress.push(channel) },
    );
    expect(progress).toEqual(channels);
    expect(answers).toHaveLength(SHOWN);
  } finally {
    client.dispose();
  }
});

async function mirrored(picture: ImageBitmap): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.scale(-1, 1);
  context?.drawImage(picture, -picture.width, 0);
  return createImageBitmap(canvas);
}
