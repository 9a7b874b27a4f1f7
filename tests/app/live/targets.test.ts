import { expect, test } from 'vitest';
import { targetsOf } from '#app/live/targets.ts';
import type { Person, Scene } from '#core/scene.ts';

const person = (changes: Partial<Person> = {}): Person => ({
  track: 7,
  box: { x: 0.2, y: 0.1, width: 0.2, height: 0.6 },
  velocity: { x: 0.4, y: 0, width: 0, height: 0 },
  score: 0.9,
  bornAt: 0,
  seenAt: 1000,
  face: null,
  carried: [],
  features: null,
  label: { key: 'friend', confidence: 0.93, by: 'rules' },
  answer: null,
  answeredAt: null,
  ...changes,
});

const scene = (people: Person[], still = false): Scene => ({
  time: 1000,
  width: 640,
  height: 480,
  still,
  people,
  cameraMotion: { x: 0, y: 0 },
  timings: { detect: 0, track: 0, face: 0, label: 0, total: 0, parts: 1 },
});

test('a row says who, how sure, where and how long ago', () => {
  const [row] = targetsOf(scene([person()]), 1240, 1200);
  expect(row).toMatchObject({ track: 7, label: 'friend', confidence: 0.93, age: 240, by: 'rules' });
});

test('the box moves on with the person, but a velocity is not believed for ever', () => {
  expect(targetsOf(scene([person()]), 1250, 0)[0]?.box.x).toBeCloseTo(0.3);
  expect(targetsOf(scene([person()]), 9000, 0)[0]?.box.x).toBeCloseTo(0.34);
});

test('without a first label the person is unknown', () => {
  expect(targetsOf(scene([person({ label: null })]), 1000, 0)[0]).toMatchObject({ label: 'unknown', confidence: 0 });
});

test('boxes stay inside the picture', () => {
  const [row] = targetsOf(scene([person({ box: { x: -0.1, y: 0, width: 0.3, height: 1.2 } })]), 1000, 0);
  expect(row?.box).toMatchObject({ x: 0, y: 0, height: 1 });
  expect(row?.box.width).toBeCloseTo(0.2);
});

test('a photo stands still and does not grow old', () => {
  const [row] = targetsOf(scene([person()], true), 60_000, 1300);
  expect(row).toMatchObject({ age: 300, box: { x: 0.2 } });
});
