import { expect, it } from 'vitest';
import { rng } from '#core/rng.ts';
import { Tracker } from '#core/tracking/tracker.ts';
import { person } from './person.ts';

it('costs under 2 ms an update in a crowd of twelve', () => {
  const chance = rng(1);
  const looks = Array.from({ length: 12 }, () => new Float32Array(93).map(() => Math.sqrt(1 / 93)));
  const tracker = new Tracker();
  const times: number[] = [];
  for (let time = 0; time < 20_000; time += 100) {
    const crowd = looks.map((look, i) => person(0.05 + 0.08 * i + 0.01 * chance(), 0.4 + 0.1 * chance(), look));
    const before = performance.now();
    tracker.update(crowd, time);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  expect(times[times.length >> 1]).toBeLessThan(2);
  expect(tracker.nextId).toBe(13);
});
