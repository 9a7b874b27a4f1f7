import { describe, expect, test, vi } from 'vitest';
import { peopleScene, scanWorld } from './scan-world.ts';

const scene = peopleScene(['guest', 'friend', null, 'friend']);
const GROUPS = [
  { key: 'friend', tracks: [2, 4] },
  { key: 'guest', tracks: [1] },
  { key: 'unknown', tracks: [3] },
];

describe('a scan', () => {
  test('looks once, carefully, at the held picture, and tells who was found by group', async () => {
    const { live, scan, asked, frames } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const told = vi.fn();
    scan.ontold = told;
    await scan.run();
    expect(asked).toEqual([{ time: expect.any(Number) as number, still: false, careful: true, turn: null }]);
    expect(frames.taken).toBe(1);
    expect(told).toHaveBeenCalledExactlyOnceWith(GROUPS);
  });

  test('the list of people is that of the held picture while it is shown', async () => {
    const { live, scan, world } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const lists: number[][] = [];
    const cover = live.cover.bind(live);
    vi.spyOn(live, 'cover').mockImplementation((...given) => {
      cover(...given);
      // A newer scene of the running picture comes in underneath.
      world.answer = () => peopleScene(['guest']);
      lists.push(live.targets.map(({ track }) => track));
    });
    await scan.run();
    expect(lists[0]).toEqual([1, 2, 3, 4]);
  });

  test('takes as long as the work where that is longer, and not a tick less than the show', async () => {
    const { live, scan, world, answer } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const told = { at: 0 };
    scan.ontold = () => (told.at = world.now);
    let began = world.now;
    await scan.run();
    expect(told.at - began).toBeGreaterThanOrEqual(2500);
    expect(told.at - began).toBeLessThanOrEqual(4000);
    answer.work = 9000;
    began = world.now;
    await scan.run();
    expect(told.at - began).toBeGreaterThanOrEqual(9000);
    expect(told.at - began).toBeLessThanOrEqual(9000 + 2800);
  });

  test('the sweep is where the work is', async () => {
    const { live, scan, world, answer } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const at: number[] = [];
    answer.work = 30_000;
    answer.before = () => at.push(scan.sweep(world.now) ?? -1);
    await scan.run();
    expect(at[0]).toBeCloseTo(0.85 / 3);
    expect(at[1]).toBeCloseTo(1.85 / 3);
    expect(at[2]).toBeCloseTo(2.85 / 3);
  });

  test('pressed again it ends: life goes on at once, and nothing of it comes later', async () => {
    const { live, scan, answer } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const told = vi.fn();
    scan.ontold = told;
    answer.before = () => void scan.run();
    await scan.run();
    expect(scan.running).toBe(false);
    expect(live.covered).toBeNull();
    expect(told).not.toHaveBeenCalled();
  });

  test('a recognition that gives nothing is said to have failed', async () => {
    const { live, scan, seen } = scanWorld(null);
    await live.open({ kind: 'camera' });
    await scan.run();
    expect(seen).toContain('failed');
    expect(seen).not.toContain('locking');
    expect(live.covered).toBeNull();
  });

  test('another source ends it', async () => {
    const { live, scan, answer } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    const opened: Promise<void>[] = [];
    answer.before = (step) => {
      if (step === 'faces') opened.push(live.open({ kind: 'demo' }));
    };
    await scan.run();
    await Promise.all(opened);
    expect(scan.running).toBe(false);
    expect(live.covered).toBeNull();
  });

  test('a photo is looked at as one, and keeps what was found; without a picture nothing happens', async () => {
    const { live, scan, asked } = scanWorld(scene);
    await scan.run();
    expect(scan.state.kind).toBe('idle');
    await live.open({ kind: 'file', file: new Blob() });
    await scan.run();
    expect(asked).toMatchObject([{ still: true, careful: true }]);
    expect(live.latest?.scene).toBe(scene);
    expect(live.targets).toHaveLength(4);
  });

  test('a frozen picture is the one that is scanned, and stays frozen', async () => {
    const { live, scan } = scanWorld(scene);
    await live.open({ kind: 'camera' });
    live.freeze(true);
    const picture = live.stillPicture;
    const running = scan.run();
    expect('picture' in scan.state && scan.state.picture).toBe(picture);
    await running;
    expect(live.frozen).toBe(true);
    expect(live.targets).toHaveLength(4);
  });
});
