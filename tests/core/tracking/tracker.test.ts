import { describe, expect, it } from 'vitest';
import type { Appearance } from '#core/person/appearance.ts';
import { rng } from '#core/rng.ts';
import type { Track } from '#core/tracking/track.ts';
import { Tracker } from '#core/tracking/tracker.ts';
import { person } from './person.ts';

const RED: Appearance = new Float32Array([1, 0, 0, 0]);
const BLUE: Appearance = new Float32Array([0, 0.6, 0.8, 0]);
const GREEN: Appearance = new Float32Array([0, 0, 0, 1]);
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

describe('who gets a detection', () => {
  const until = (end: number, see: (time: number) => Parameters<Tracker['update']>[0], tracker = new Tracker()) => {
    for (let time = 0; time <= end; time += 100) tracker.update(see(time), time);
    return tracker;
  };

  it('is whoever was seen a moment ago, before a lost neighbour who stood nearer', () => {
    const tracker = until(2500, (time) => (time < 1200 ? [person(0.5), person(0.6)] : [person(0.6)]));
    expect(ids(tracker.update([person(0.53)], 2600))).toEqual([2]);
    expect(ids(tracker.update([person(0.53)], 2700))).toEqual([2]);
  });
  it('is not whoever has one already: a second person beside gets an id of their own', () => {
    const tracker = until(500, () => [person(0.5)]);
    tracker.update([person(0.5), person(0.56)], 600);
    expect(ids(tracker.update([person(0.5), person(0.56)], 700))).toEqual([1, 2]);
  });
  it('is nobody twice: a weak double changes nothing', () => {
    const tracker = until(400, () => [person(0.5), person(0.51, 0.5, null, 0.3)]);
    expect(tracker.predict(400)).toMatchObject([{ id: 1, hits: 5, score: 0.9 }]);
  });
  it('is nobody where it is weaker than 0.23, nor anybody who was lost for over a second where it is weak', () => {
    const last = (weak: number, lost: number) => {
      const tracker = until(1000, () => [person(0.5)]);
      for (let time = 1100; time < 1000 + lost; time += 100) tracker.update([], time);
      tracker.update([person(0.5, 0.5, null, weak)], 1000 + lost);
      return tracker.predict(1000 + lost)[0]?.seenAt;
    };
    expect([last(0.22, 200), last(0.23, 200), last(0.23, 1000), last(0.23, 1100)]).toEqual([
      1000,
      1200,
      2000,
      undefined,
    ]);
  });
  it('is somebody new from 0.4 on', () => {
    expect([0.39, 0.4].map((score) => until(100, () => [person(0.5, 0.5, null, score)]).nextId)).toEqual([1, 2]);
  });

  /** Seen in blue for three seconds while somebody covers a share, then in red again a step aside. */
  const inRedAgain = (covered: number): number[] => {
    const tracker = until(500, () => [person(0.5, 0.5, RED)]);
    const over = person(0.5 + 0.09 * (1 - covered), 0.5, GREEN);
    for (let time = 600; time <= 3500; time += 100) tracker.update([person(0.5, 0.5, BLUE), over], time);
    for (const time of [3600, 3700]) tracker.update([person(0.48, 0.5, RED)], time);
    return ids(tracker.predict(3700)).filter((id) => id !== 2);
  };
  it('depends on looks, which are not learnt while somebody covers over a quarter', () => {
    expect([inRedAgain(0.4), inRedAgain(0.2)]).toEqual([[1], [1, 3]]);
  });
});

it('says where everybody may be, candidates too, for 0.7 s', () => {
  const tracker = new Tracker();
  const boxes = () => tracker.suspects().map(({ x, width }) => Math.round((x + width / 2) * 100) / 100);
  expect(boxes()).toEqual([]);
  tracker.update([person(0.3)], 0);
  tracker.update([person(0.3), person(0.6)], 100);
  expect(boxes()).toEqual([0.3, 0.6]);
  tracker.update([person(0.6)], 800);
  expect(boxes()).toEqual([0.3, 0.6]);
  tracker.update([person(0.6)], 801);
  expect(boxes()).toEqual([0.6]);
});

it('moves every side of a box on by its velocity until the next look', () => {
  const tracker = new Tracker();
  for (let i = 0; i <= 10; i++)
    tracker.update([person(0.3 + 0.01 * i, 0.4 + 0.01 * i, null, 0.9, 0.2 + 0.01 * i)], i * 100);
  const [{ box, velocity }] = tracker.predict(1000) as [Track];
  const [later] = tracker.predict(1250) as [Track];
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(Math.abs(velocity[side])).toBeGreaterThan(0.005);
    expect(later.box[side]).toBeCloseTo(box[side] + velocity[side] / 4, 9);
  }
  expect(tracker.predict(900)[0]?.box).toEqual(box);
});

describe('death', () => {
  it('of a candidate comes after 0.7 s, and only then', () => {
    const after = (unseen: number) => {
      const tracker = new Tracker();
      tracker.update([person(0.5)], 0);
      tracker.update([], unseen);
      return ids(tracker.update([person(0.5)], 750));
    };
    expect([after(700), after(701)]).toEqual([[1], []]);
  });
  it('does not come to somebody hidden right behind another', () => {
    const tracker = new Tracker();
    let last: Track[] = [];
    for (let time = 0; time <= 5000; time += 100) {
      const walker = Math.min(0.6, 0.3 + time * 0.0002);
      const away = time > 3500 ? walker + (time - 3500) * 0.0002 : walker;
      const hidden = Math.abs(away - 0.6) < 0.08;
      last = tracker.update([person(away, 0.5, RED), ...(hidden ? [] : [person(0.6, 0.5, BLUE)])], time);
    }
    expect(ids(last).sort()).toEqual([1, 2]);
    expect([nearest(last, 0.9), nearest(last, 0.6)]).toEqual([1, 2]);
  });
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
