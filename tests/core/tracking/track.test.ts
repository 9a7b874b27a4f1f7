import { describe, expect, test } from 'vitest';
import { blend } from '#core/person/appearance.ts';
import { Followed } from '#core/tracking/track.ts';
import { person } from './person.ts';

const RED = new Float32Array([1, 0, 0, 0]);
const BLUE = new Float32Array([0, 0.6, 0.8, 0]);
const STILL = { x: 0, y: 0 };

describe('what a track remembers of looks', () => {
  test('is the mean of the first ones, then mostly what it was', () => {
    const track = new Followed(person(0.5, 0.5, RED), 0);
    track.hit(person(0.5, 0.5, BLUE), false);
    expect(track.expected().appearance).toEqual(blend(RED, BLUE, 1 / 2));
    for (let hits = 3; hits <= 30; hits++) track.hit(person(0.5, 0.5, BLUE), false);
    const before = track.expected().appearance!;
    track.hit(person(0.5, 0.5, RED), false);
    expect(track.expected().appearance).toEqual(blend(before, RED, 0.05));
  });

  test('is not what others stand in, nor what was hardly seen, nor nothing', () => {
    const track = new Followed(person(0.5, 0.5, RED), 0);
    track.hit(person(0.5, 0.5, BLUE), true);
    track.hit(person(0.5, 0.5, BLUE, 0.39), false);
    track.hit(person(0.5, 0.5, null), false);
    expect(track.expected().appearance).toBe(RED);
  });

  test('begins with the first looks that there are, and 0.4 is sure enough', () => {
    const track = new Followed(person(0.5), 0);
    expect(track.expected().appearance).toBeNull();
    track.hit(person(0.5, 0.5, BLUE, 0.4), false);
    expect(track.expected().appearance).toBe(BLUE);
  });
});

test('a track walks on as fast as it did, and slower once it was not seen', () => {
  const track = new Followed(person(0.2), 0);
  for (let time = 100; time <= 1000; time += 100) {
    track.predict(time, STILL);
    track.hit(person(0.2 + time * 0.0002), false);
  }
  const speed = () => track.view(1).velocity.x;
  const walking = speed();
  track.predict(1500, STILL);
  expect(speed()).toBeCloseTo(walking, 6);
  track.predict(2500, STILL);
  expect(speed()).toBeCloseTo(walking * Math.exp(-1 / 2), 6);
  track.predict(2000, STILL);
  expect(speed()).toBeCloseTo(walking * Math.exp(-1 / 2), 6);
});

test('a view says when somebody was first and last seen, how surely and how often', () => {
  const track = new Followed(person(0.5), 1000);
  track.predict(1100, STILL);
  track.hit(person(0.5, 0.5, null, 0.7), false);
  track.predict(1200, STILL);
  expect(track.view(4)).toMatchObject({ id: 4, bornAt: 1000, seenAt: 1100, hits: 2, score: 0.7 });
});
