import { fourPeople } from '../four-people.ts';
import { startClient } from '../ours.ts';

/** ms of the same look on one thread and on several, in turns, and how many threads there really were. */
export interface ThreadTimes {
  readonly one: readonly number[];
  readonly several: readonly number[];
  readonly threads: number;
}

const WARM_UP = 5;
const FRAME_TIME = 100;

/** Looks at four people with two production workers, one of which has `threads` threads. The page must be isolated. */
export async function compareThreads(threads: number, runs: number): Promise<ThreadTimes> {
  const sides = [await startClient('wasm', 1), await startClient('wasm', threads)] as const;
  const frame = await fourPeople();
  const times = [[], []] as [number[], number[]];
  for (let run = -WARM_UP; run < runs; run++) {
    for (const side of run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const picture = await createImageBitmap(frame);
      const began = performance.now();
      const time = (run + WARM_UP) * FRAME_TIME;
      const scene = await sides[side].client.look(picture, { time, still: false, turn: null });
      if (!scene) throw new Error('the worker refused a look');
      if (run >= 0) times[side].push(performance.now() - began);
    }
  }
  for (const { client } of sides) client.dispose();
  return { one: times[0], several: times[1], threads: sides[1].started.threads };
}
