import { Chance } from '../chance.ts';
import { ACTIONS, leave } from './actions.ts';
import { FAULTS, type Fault } from './faults.ts';
import { keptIn, saidKept, settles, tooFresh } from './promises.ts';
import { World, type Site } from './world.ts';

/** How one sequence ended: what was done, and what did not hold; null: everything did. */
export interface Played {
  readonly done: readonly string[];
  readonly broken: string | null;
}

/** Plays the sequence of a seed: faults and what people do meanwhile, `steps` of them. */
export async function playSequence(site: Site, seed: number, steps: number): Promise<Played> {
  const chance = new Chance(seed);
  const world = await World.open(site);
  const done: string[] = [];
  let kept = 0;
  const check = async (): Promise<void> => {
    const { page } = world;
    const untrue = (await settles(page)) ?? (await tooFresh(page));
    if (untrue) throw new Error(untrue);
    if (world.thrown.length > 0) throw new Error(`nobody caught: ${world.thrown.join(' · ')}`);
    kept = (await saidKept(page)) ?? kept;
  };
  try {
    await check();
    for (let step = 0; step < steps; step++) {
      await act(world, chance, done);
      await check();
      const fault = chance.pick(FAULTS);
      done.push(fault.name);
      await fault.begin(world, chance);
      if (chance.odds(0.5)) await act(world, chance, done);
      await check();
      await end(world, fault, done);
      await check();
      if (chance.odds(0.6)) await leave(world.page);
    }
    await world.load();
    await check();
    const now = await keptIn(world.page);
    if (now < kept) throw new Error(`${kept} samples were said to be kept, ${now} are there`);
    return { done, broken: null };
  } catch (error) {
    return { done, broken: error instanceof Error ? error.message : String(error) };
  } finally {
    await world.close();
  }
}

async function act({ page }: World, chance: Chance, done: string[]): Promise<void> {
  const action = chance.pick(ACTIONS);
  done.push(action.name);
  await action.run(page);
}

async function end(world: World, fault: Fault, done: string[]): Promise<void> {
  if (!fault.end) return;
  done.push(`no longer ${fault.name}`);
  await fault.end(world);
}
