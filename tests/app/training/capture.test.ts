import { expect, test } from 'vitest';
import { Capture } from '#app/training/capture.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { TargetRow } from '#app/live/targets.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { sampleOf } from '../samples.ts';

const row = (track: number): TargetRow => ({
  track,
  label: 'unknown',
  confidence: 0,
  box: { x: 0, y: 0, width: 1, height: 1 },
  age: 0,
  by: 'rules',
});

/** A capture whose worker is played by the test. */
function captureWorld({
  still = false,
  paused = false,
  tracks = [1],
}: { still?: boolean; paused?: boolean; tracks?: number[] } = {}) {
  const history = new DatasetHistory();
  const live = {
    selected: null as number | null,
    targets: tracks.map(row),
    files: { resting: still, clip: { paused } } as never,
    frozen: false,
    freeze: (on: boolean) => void (live.frozen = on),
    looks: 0,
    lookAgain: () => void live.looks++,
    watchers: 0,
    watch: () => {
      live.watchers += 1;
      return () => void (live.watchers -= 1);
    },
  };
  const worker = {
    take: (() => undefined) as (unlabelled: UnlabelledSample) => void,
    end: (() => undefined) as (how: string) => void,
    most: 0,
  };
  const client = {
    teach: (
      request: { most: number },
      options: { signal: AbortSignal; onProgress: (unlabelled: UnlabelledSample) => void },
    ) => {
      worker.most = request.most;
      worker.take = options.onProgress;
      return new Promise((resolve) => {
        worker.end = resolve;
        options.signal.addEventListener('abort', () => resolve('released'));
      });
    },
  };
  const capture = new Capture({ client: client as never, history, live, visit: 'v', now: () => 5 });
  const take = (count: number) => {
    for (let i = 0; i < count; i++) worker.take(sampleOf(i));
  };
  return { history, live, capture, worker, take };
}

test('in a clip that is paused the one nearest the middle is meant, unless somebody was tapped; one press is one picture', async () => {
  const { live, capture, history, worker, take } = captureWorld({ still: true, paused: true, tracks: [1, 2, 3] });
  const places = [0.6, 0.3, 0].map((x) => ({ x, y: 0.2, width: 0.3, height: 0.6 }));
  live.targets.splice(0, 3, ...places.map((box, index) => ({ ...row(index + 1), box })));
  expect(capture.target).toBe(2);
  const burst = capture.burst();
  expect([worker.most, live.looks]).toEqual([1, 1]);
  take(1);
  worker.end('full');
  await burst;
  expect(history.dataset.samples.map(({ person }) => person)).toEqual(['v-p2']);
  const tapped = captureWorld({ still: true, paused: true, tracks: [1, 2, 3] });
  tapped.live.selected = 3;
  expect(tapped.capture.target).toBe(3);
});

test('one press takes one whole burst of one person into the chosen class', async () => {
  const { history, capture, take } = captureWorld();
  history.choose('guest');
  const burst = capture.burst();
  take(3);
  expect(capture.state).toMatchObject({ phase: 'capturing', taken: 3, of: 8 });
  take(5);
  await burst;
  expect(capture.state).toEqual({ phase: 'ended', classKey: 'guest', taken: 8 });
  expect(history.dataset.samples).toHaveLength(8);
  expect(new Set(history.dataset.samples.map(({ id }) => id)).size).toBe(8);
  expect(
    new Set(history.dataset.samples.map(({ person, burst: b, classKey }) => `${person} ${b} ${classKey}`)).size,
  ).toBe(1);
  history.undo();
  expect(history.dataset.samples).toHaveLength(0);
});

test('a hold goes on until it is released', async () => {
  const { history, capture, take } = captureWorld();
  const hold = capture.hold();
  take(13);
  expect(capture.state).toMatchObject({ phase: 'capturing', taken: 13 });
  capture.release();
  await hold;
  expect(history.dataset.samples).toHaveLength(13);
});

test('a photo gives one picture and is looked at once more for it', async () => {
  const { history, live, capture, worker, take } = captureWorld({ still: true });
  const burst = capture.burst();
  expect(worker.most).toBe(1);
  expect(live.looks).toBe(1);
  take(1);
  worker.end('full');
  await burst;
  expect(history.dataset.samples).toHaveLength(1);
});

test('of several people nobody is taken before one is chosen', async () => {
  const { history, live, capture, take } = captureWorld({ tracks: [1, 2] });
  await capture.burst();
  expect(capture.state).toEqual({ phase: 'nobody' });
  live.selected = 2;
  const burst = capture.burst();
  take(8);
  await burst;
  expect(history.dataset.samples[0]?.person).toBe('v-p2');
});

test('whoever leaves early leaves what was taken', async () => {
  const { history, capture, worker, take } = captureWorld();
  const burst = capture.burst();
  take(2);
  worker.end('gone');
  await burst;
  expect(capture.state).toEqual({ phase: 'lost', taken: 2 });
  expect(history.dataset.samples).toHaveLength(2);
});

test('a frozen picture runs on while it is taught', async () => {
  const { live, capture, take } = captureWorld();
  live.frozen = true;
  const burst = capture.burst();
  expect(live.frozen).toBe(false);
  take(8);
  await burst;
});

test('nothing is taken where there is no class to teach', async () => {
  const { history, capture } = captureWorld();
  for (const { key } of history.dataset.classes) history.deleteClass(key);
  await capture.burst();
  expect(capture.state).toEqual({ phase: 'classless' });
});

test.each(['while pictures come', 'before the last'])('a class that is deleted %s takes none of them', async (when) => {
  const { history, capture, worker, take } = captureWorld();
  const burst = capture.burst();
  take(2);
  history.deleteClass('friend');
  if (when === 'while pictures come') take(1);
  else worker.end('gone');
  await burst;
  expect(capture.state).toEqual({ phase: 'idle' });
  expect(history.dataset.samples).toHaveLength(0);
});

test('whoever is wiped or forgotten while pictures are taken is not taken after all', async () => {
  const { history, capture, take } = captureWorld();
  const burst = capture.burst();
  take(3);
  capture.drop('v-p9');
  take(1);
  expect(capture.state).toMatchObject({ phase: 'capturing', taken: 4 });
  capture.drop('v-p1');
  take(4);
  await burst;
  expect(capture.state).toEqual({ phase: 'idle' });
  expect(history.dataset.samples).toHaveLength(0);
});

test('a burst watches as long as it takes, whatever screen is open, and no longer', async () => {
  const { live, capture, take } = captureWorld();
  const burst = capture.burst();
  expect(live.watchers).toBe(1);
  take(8);
  await burst;
  expect(live.watchers).toBe(0);
});
