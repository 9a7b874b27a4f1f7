import { afterAll, expect, test } from 'vitest';
import { rng } from '#core/rng.ts';
import { sampleOf } from '../../../app/samples.ts';
import type { Fault } from './faulty-store.ts';
import { KeptWorld, type KeptWindow } from './kept-world.ts';

/** To play one sequence again, put the number that a failure names here. */
const ONLY: number | null = null;
const SEQUENCES = 200;
const STEPS = 10;
/** Longer than the windows of a `KeptWorld` wait, ms. */
const SLOW = 60;
const FAULTS: readonly Fault[] = ['none', 'full', 'blocked', 'slow', 'refusing', 'fails-once'];

const seen = new Map<string, number>();

/** One random life of one browser, and what must be true of it. */
class Sequence {
  readonly world = new KeptWorld();
  readonly done: string[] = [];
  readonly #random: () => number;
  /** Ids that somebody removed, or that the browser was told to delete. */
  readonly #mayGo = new Set<string>();
  readonly #forgotten = new Set<string>();
  #held = new Set<string>();
  #taught = 0;

  constructor(seed: number) {
    this.#random = rng(seed);
  }

  async run(): Promise<void> {
    await this.world.begin();
    const first = await this.world.open();
    // Most lives begin with somebody who wants it kept.
    if (this.#random() < 0.8) await first.keeper.keep();
    for (let step = 0; step < STEPS; step++) {
      await this.#act();
      // Half of the time what follows does not wait for what was begun.
      await this.#check();
      if (this.#random() < 0.5) {
        await this.world.settle();
        await this.#check();
      }
    }
    await this.#recover();
    await this.world.end();
  }

  async #act(): Promise<void> {
    const { windows, store } = this.world;
    const one = windows[Math.floor(this.#random() * windows.length)]!;
    const before = new Set(one.history.dataset.samples.map(({ id }) => id));
    const name = await this.#pick(one);
    this.done.push(`${windows.indexOf(one)}: ${name}${store.fault === 'none' ? '' : ` (${store.fault})`}`);
    const after = new Set(one.history.dataset.samples.map(({ id }) => id));
    // What a change took out of the page may go from the phone; what ends with a page or an event may not.
    if (/^(delete|undo|forget)/.test(name)) for (const id of before) if (!after.has(id)) this.#mayGo.add(id);
    if (/^(wipe|memory|deleted)/.test(name)) for (let id = 0; id <= this.#taught; id++) this.#mayGo.add(`s${id}`);
  }

  async #pick(one: KeptWindow): Promise<string> {
    const { history, keeper } = one;
    const { windows, store } = this.world;
    const roll = Math.floor(this.#random() * 24);
    if (roll < 6) {
      const id = ++this.#taught;
      // Visitors of an event are nobody whose name is known later.
      history.add([sampleOf(id % 200, { id: `${keeper.event.on ? 'e' : 's'}${id}`, person: `p${id % 9}-${id}` })]);
      return `teach ${id}`;
    }
    if (roll < 8) {
      const { samples } = history.dataset;
      const gone = samples[Math.floor(this.#random() * samples.length)];
      if (gone) history.remove([gone.id]);
      return `delete ${gone?.id}`;
    }
    if (roll < 10) return (history.undo(), 'undo');
    if (roll < 14) {
      if (keeper.event.on) return 'nothing';
      return (this.#begin(keeper.keep()), 'keep');
    }
    if (roll < 15) return (this.#begin(keeper.stayInMemory()), 'memory');
    if (roll < 17) return (this.#begin(keeper.setEvent(!keeper.event.on)), `event ${keeper.event.on}`);
    if (roll < 18) {
      const person = history.dataset.samples.at(-1)?.person;
      if (person === undefined) return 'nothing';
      const gone = keeper.forget(person).then((everywhere) => everywhere && this.#forgotten.add(person));
      if (this.#random() < 0.5) await gone;
      return `forget ${person}`;
    }
    if (roll < 19) return (this.#begin(keeper.wipe()), 'wipe');
    if (roll < 20) {
      await one.close();
      await this.world.open();
      return 'reload';
    }
    if (roll < 21) {
      if (windows.length > 1) await windows[1]!.close();
      else await this.world.open();
      return 'second window';
    }
    if (roll < 22) return (await store.delete(), 'deleted');
    store.fault = FAULTS[Math.floor(this.#random() * FAULTS.length)]!;
    if (store.fault === 'slow') {
      store.fault = 'none';
      await store.occupy(SLOW);
      return 'slow';
    }
    return store.fault;
  }

  /** Begun, and not waited for. */
  #begin(run: Promise<unknown>): void {
    void run;
  }

  async #check(): Promise<void> {
    const { windows, store } = this.world;
    const before = windows.map(({ keeper, history }) => ({ state: keeper.state, dataset: history.dataset }));
    const kept = await store.read();
    const ids = (kept?.samples ?? []).toSorted((a, b) => a.place - b.place).map(({ id }) => id);
    const names = kept?.frame.classes.map(({ key, name }) => [key, name]) ?? [];
    windows.forEach(({ keeper, history }, at) => {
      const { state } = keeper;
      const { dataset } = history;
      // It changed while we looked.
      if (state !== before[at]?.state || dataset !== before[at].dataset) return;
      seen.set(state.phase, (seen.get(state.phase) ?? 0) + 1);
      if (state.phase === 'kept' && keeper.keeping) {
        expect(ids, `window ${at} says kept`).toEqual(dataset.samples.map(({ id }) => id));
        expect(names, `window ${at} says kept`).toEqual(dataset.classes.map(({ key, name }) => [key, name]));
      }
      if (state.phase === 'nothing' && windows.length === 1) expect(ids, `window ${at} says nothing`).toEqual([]);
    });
    const event = ids.filter((id) => id.startsWith('e'));
    expect(event, 'what an event taught').toEqual([]);
    const ghosts = (kept?.samples ?? []).filter(({ person }) => this.#forgotten.has(person));
    expect(
      ghosts.map(({ person }) => person),
      'who was forgotten',
    ).toEqual([]);
    const lost = [...this.#held].filter((id) => !ids.includes(id) && !this.#mayGo.has(id));
    expect(lost, 'what nobody removed').toEqual([]);
    this.#held = new Set(ids);
  }

  /** All faults over, one window left: what somebody wants kept is kept. */
  async #recover(): Promise<void> {
    const { world } = this;
    world.store.fault = 'none';
    while (world.windows.length > 1) await world.windows[1]!.close();
    const [{ keeper }] = world.windows as [KeptWindow];
    for (let round = 0; round < 5 && this.#waits(keeper.state.phase); round++) {
      await world.settle();
      keeper.tick();
      await world.settle();
    }
    await this.#check();
    expect(keeper.trouble).toBeNull();
    if (keeper.keeping) expect(['kept', 'nothing']).toContain(keeper.state.phase);
  }

  #waits(phase: string): boolean {
    return phase !== 'kept' && phase !== 'nothing' && phase !== 'unread';
  }
}

const seeds = ONLY === null ? Array.from({ length: SEQUENCES }, (_, index) => index + 1) : [ONLY];

test(`${seeds.length} random lives: what is said to be kept is what the database holds, always`, async () => {
  for (const seed of seeds) {
    const sequence = new Sequence(seed);
    try {
      await sequence.run();
    } catch (error) {
      await sequence.world.end();
      throw new Error(`seed ${seed}: ${sequence.done.join(' · ')}\n${String(error)}`, { cause: error });
    }
  }
});

afterAll(() => {
  console.info([...seen].map(([phase, count]) => `${phase} ${count}`).join(', '));
  if (ONLY !== null) return;
  for (const phase of ['kept', 'saving', 'unsaved', 'nothing', 'unread', 'elsewhere', 'unreadable', 'undeleted']) {
    expect(seen.get(phase), phase).toBeGreaterThan(0);
  }
});
