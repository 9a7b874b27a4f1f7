import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VisionClient } from '#bridge/vision-client.ts';
import { iou } from '#core/box.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import { pictureOf, startVision } from './start-vision.ts';

const PICTURE = '/tests/fixtures/three-people.jpg';
let client: VisionClient;

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
});
afterAll(() => client.dispose());

const photo = { still: true, turn: null };

describe('a photo of an astronaut and firefighters', () => {
  test('everybody is listed at once, with a label from the rules', async () => {
    await client.reset();
    const scene = await client.look(await pictureOf(PICTURE), { ...photo, time: 1 });
    expect(scene?.people.length).toBeGreaterThanOrEqual(3);
    for (const { label } of scene?.people ?? []) expect(label?.by).toBe('rules');
  });

  test('the astronaut in orange is a guest, the firefighters in silver are friends', async () => {
    await client.reset();
    const scene = await client.look(await pictureOf(PICTURE), { ...photo, time: 1 });
    const guests = scene?.people.filter(({ label }) => label?.key === 'guest') ?? [];
    expect(guests).toHaveLength(1);
    expect(guests[0]?.box.x).toBeGreaterThan(0.5);
    const friends = scene?.people.filter(({ label }) => label?.key === 'friend') ?? [];
    expect(friends.length).toBeGreaterThanOrEqual(2);
    for (const { box } of friends) expect(box.x + box.width).toBeLessThan(0.5);
  });

  test('the face mesh of the astronaut lies inside her box', async () => {
    await client.reset();
    const scene = await client.look(await pictureOf(PICTURE), { ...photo, time: 1 });
    const person = scene?.people.find(({ face }) => face);
    expect(person?.label?.key).toBe('guest');
    expect(person?.face?.mesh).toHaveLength(468 * 2);
    const { box, face } = person!;
    expect(face!.box.x).toBeGreaterThan(box.x - 0.02);
    expect(face!.box.x + face!.box.width).toBeLessThan(box.x + box.width + 0.02);
    expect(face!.box.y + face!.box.height).toBeLessThan(box.y + box.height);
  });

  test('another photo never reuses an id', async () => {
    const first = await client.look(await pictureOf(PICTURE), { ...photo, time: 1 });
    await client.reset();
    const second = await client.look(await pictureOf(PICTURE), { ...photo, time: 2 });
    const ids = new Set(first?.people.map(({ track }) => track));
    expect(second?.people.some(({ track }) => ids.has(track))).toBe(false);
  });
});

test('new rules speak from the next look on', async () => {
  await client.reset();
  await client.setRules({
    rules: [{ id: 'any', when: { measure: 'height', atLeast: 0.05 }, label: 'guest' }],
    otherwise: 'friend',
  });
  const scene = await client.look(await pictureOf(PICTURE), { ...photo, time: 1 });
  expect(new Set(scene?.people.map(({ label }) => label?.key))).toEqual(new Set(['guest']));
});

test('on a moving picture sure people are born on the first look, the others at the second hit; all keep their ids, and no tensor is left behind', async () => {
  await client.reset();
  const look = async (time: number) => client.look(await pictureOf(PICTURE), { still: false, turn: null, time });
  const first = await look(0);
  expect(first?.people.length).toBeGreaterThanOrEqual(1);
  for (const { score } of first?.people ?? []) expect(score).toBeGreaterThanOrEqual(LIFE.certainScore);
  const born = await look(100);
  expect(born?.people.length).toBeGreaterThanOrEqual(3);
  for (let i = 2; i < 6; i++) await look(i * 100);
  const before = await client.memory();
  let last = born;
  for (let i = 6; i < 26; i++) last = await look(i * 100);
  expect((await client.memory()).tensors).toBe(before.tensors);
  const kept = last?.people.map(({ track }) => track);
  for (const { track } of born?.people ?? []) expect(kept).toContain(track);
});

test('software WebGL sees the same people as wasm', async () => {
  const { client: webgl, started } = await startVision('webgl');
  expect(started.backend).toBe('webgl');
  const ours = await client.detect(await pictureOf(PICTURE), 0.4);
  const theirs = await webgl.detect(await pictureOf(PICTURE), 0.4);
  expect(theirs).toHaveLength(ours.length);
  for (const { box } of ours) expect(Math.max(...theirs.map((other) => iou(other.box, box)))).toBeGreaterThan(0.95);
  webgl.dispose();
});

test('left to itself the election takes wasm over software WebGL, and says why', async () => {
  const { client: elected, started } = await startVision('auto');
  expect(started.backend).toBe('wasm');
  const webgl = started.trials.find(({ backend }) => backend === 'webgl');
  expect(webgl?.verdict).not.toBe('elected');
  expect(webgl?.note || webgl?.ms).toBeTruthy();
  elected.dispose();
});
