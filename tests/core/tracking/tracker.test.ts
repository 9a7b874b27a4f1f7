import { describe, expect, it } from 'vitest';
import type { Appearance } from '#core/person/appearance.ts';
import type { Sighting } from '#core/tracking/association.ts';
import { rng } from '#core/rng.ts';
import type { Track } from '#core/tracking/track.ts';
import { Tracker } from '#core/tracking/tracker.ts';

/** A standing person whose middle is at (x, y). */
function person(x: number, y = 0.5, looks: Appearance | null = null, score = 0.9, height = 0.3): Sighting {
  const width = height * 0.3;
  return { box: { x: x - width / 2, y: y - height / 2, width, height }, score, appearance: looks };
}
const RED: Appearance = new Float32Array([1, 0, 0, 0]);
const BLUE: Appearance = new Float32Array([0, 0.6, 0.8, 0]);
const ids = (tracks: readonly Track[]): number[] => tracks.map(({ id }) => id);
const nearest = (tracks: readonly Track[], x: number): number | undefined =>
  [...tracks].sort((a, b) => Math.abs(a.box.x + a.box.width / 2 - x) - Math.abs(b.box.x + b.box.width / 2 - x))[0]?.id;

describe('birth', () => {
  it('takes two hits on moving pictures', () => {
    const tracker = new Tracker();
    expect(tracker.update([person(0.5)], 0)).toEqual([]);
    expect(ids(tracker.update([person(0.5)], 100))).toEqual([1]);
  });
  it('is at once on a still', () => {
    expect(ids(new Tracker(7).update([person(0.2), person(0.8)], 0, undefined, 0))).toEqual([7, 8]);
  });
  it('is at once where a score is so high that no second hit is asked for, and for others as usual', () => {
    const tracker = new Tracker();
    expect(ids(tracker.update([person(0.2), person(0.8, 0.5, null, 0.5)], 0, undefined, 0.6))).toEqual([1]);
    expect(ids(tracker.update([person(0.2), person(0.8, 0.5, null, 0.5)], 100))).toEqual([1, 2]);
  });
  it('needs a sure detection, and 0.42 is sure enough', () => {
    const weak = new Tracker();
    for (let time = 0; time < 1000; time += 100) weak.update([person(0.5, 0.5, null, 0.35)], time);
    expect(weak.nextId).toBe(1);
    const sure = new Tracker();
    for (const time of [0, 100]) sure.update([person(0.5, 0.5, null, 0.42)], time);
    expect(sure.nextId).toBe(2);
  });
  it('remembers the first frame that showed the person', () => {
    const tracker = new Tracker();
    tracker.update([person(0.5)], 1000);
    expect(tracker.update([person(0.5)], 1100)[0]).toMatchObject({ bornAt: 1000, seenAt: 1100, hits: 2 });
  });
  it('works at two looks a second', () => {
    const tracker = new Tracker();
    for (let time = 0; time <= 3000; time += 500) tracker.update([person(0.3 + time * 0.00004)], time);
    expect(ids(tracker.update([person(0.44)], 3500))).toEqual([1]);
  });
});

describe('keeping', () => {
  it.each([33, 100, 200, 333])('keeps two people apart who cross, looked at every %i ms', (step) => {
    for (const looks of [true, false]) {
      const tracker = new Tracker();
      for (let time = 0; time <= 4000; time += step) {
        const x = 0.2 + 0.6 * (time / 4000);
        tracker.update([person(x, 0.5, looks ? RED : null), person(1 - x, 0.53, looks ? BLUE : null)], time);
      }
      const tracks = tracker.predict(4000);
      expect(nearest(tracks, 0.8)).toBe(1);
      expect(nearest(tracks, 0.2)).toBe(2);
      expect(tracker.nextId).toBe(3);
    }
  });
  it('keeps the id of a person who is hidden for 0.8 s while walking', () => {
    const tracker = new Tracker();
    let last: Track[] = [];
    for (let time = 0; time <= 4000; time += 100) {
      const hidden = time >= 2000 && time < 2800;
      last = tracker.update(hidden ? [] : [person(0.2 + time * 0.0001)], time);
    }
    expect(ids(last)).toEqual([1]);
    expect(tracker.nextId).toBe(2);
  });
  it('does not give a hidden person’s id to a stranger who looks different', () => {
    const tracker = new Tracker();
    for (let time = 0; time <= 1000; time += 100) tracker.update([person(0.5, 0.5, RED)], time);
    for (let time = 2500; time <= 2700; time += 100) tracker.update([person(0.56, 0.5, BLUE)], time);
    expect(ids(tracker.predict(2700))).toEqual([2]);
  });
  it('continues a known person with weak detections', () => {
    const tracker = new Tracker();
    for (let time = 0; time <= 3000; time += 100)
      tracker.update([person(0.5, 0.5, null, time < 300 ? 0.9 : 0.3)], time);
    expect(tracker.predict(3000)).toMatchObject([{ id: 1, seenAt: 3000 }]);
  });
  it('keeps everybody through a pan of 30 % a second when told of the camera’s motion', () => {
    const tracker = new Tracker();
    const places = [0.35, 0.42, 0.49, 0.56, 0.63];
    let last = 0;
    for (let time = 0; time <= 6000; time += 200) {
      const pan = 0.3 * Math.abs(((time / 1000) % 2) - 1);
      const sightings = places.map((x) => person(x + pan - 0.15, 0.5, null, 0.8, 0.15));
      tracker.update(sightings, time, { x: time === 0 ? 0 : pan - last, y: 0 });
      last = pan;
    }
    expect(tracker.nextId).toBe(places.length + 1);
  });
  it('takes uneven steps of time', () => {
    const chance = rng(3);
    const tracker = new Tracker();
    for (let time = 0; time < 8000; time += 33 + chance() * 460) {
      tracker.update([person(0.1 + time * 0.0001, 0.4), person(0.9 - time * 0.0001, 0.62)], time);
    }
    expect(tracker.nextId).toBe(3);
  });
  it('measures the velocity in shares a second', () => {
    const tracker = new Tracker();
    for (let time = 0; time <= 2000; time += 100) tracker.update([person(0.2 + time * 0.0002)], time);
    const [track] = tracker.predict(2000);
    expect(track?.velocity.x).toBeCloseTo(0.2, 2);
    expect(tracker.predict(2200)[0]?.box.x).toBeCloseTo((track?.box.x ?? 0) + 0.04, 2);
  });
});

describe('death', () => {
  it.each([33, 100, 500])('comes after a set time, whatever the rate (every %i ms)', (step) => {
    const tracker = new Tracker();
    for (let time = 0; time <= 1000; time += step) tracker.update([person(0.5)], time);
    for (let time = 1000 + step; time <= 7000; time += step) tracker.update([], time);
    tracker.update([person(0.5)], 7100);
    expect(ids(tracker.update([person(0.5)], 7200))).toEqual([2]);
  });
  it('hides a lost person soon and finds them again under the same id', () => {
    const tracker = new Tracker();
    for (const time of [0, 100, 200]) tracker.update([person(0.5)], time);
    expect(tracker.update([], 300)).toHaveLength(1);
    expect(tracker.update([], 1200)).toHaveLength(0);
    expect(ids(tracker.update([person(0.52)], 1300))).toEqual([1]);
  });
  it('never gives an id again, not even after a reset', () => {
    const tracker = new Tracker(5);
    for (const time of [0, 100]) tracker.update([person(0.5)], time);
    tracker.reset();
    expect(tracker.nextId).toBe(6);
    for (const time of [0, 100]) tracker.update([person(0.5)], time);
    expect(ids(tracker.predict(100))).toEqual([6]);
  });
  it('merges two tracks that lie on each other for a while', () => {
    const tracker = new Tracker();
    for (const time of [0, 100]) tracker.update([person(0.4), person(0.5)], time);
    for (let time = 200; time < 2500; time += 100) {
      const gap = Math.max(0.004, 0.05 - time * 0.0001);
      tracker.update([person(0.45 - gap), person(0.45 + gap)], time);
    }
    expect(ids(tracker.predict(2400))).toEqual([1]);
  });
});

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
