import { memory, mul, tensor1d, tensor4d, zerosLike, type Tensor4D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { bodyVector } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import { DEPTH_NODES, DEPTHS, END_NODE, FULL, SHOWN } from '#core/microscope/depths.ts';
import { BODY_SIDE, partAround } from '#vision/look/body-view.ts';
import { LookLender } from '#vision/look/person-looks.ts';
import {
  BOX,
  IDLE,
  ablate,
  aroundOf,
  detector,
  embedder,
  head,
  look,
  microscope,
  pool,
  reader,
} from './microscope-world.ts';
import { startVision } from './start-vision.ts';

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
