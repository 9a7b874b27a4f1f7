import { Keeper } from '#app/persistence/keeper.svelte.ts';
import { createTabLock } from '#app/persistence/tab-lock.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { SettingsStore } from '#storage/settings.ts';
import { FaultyStore } from './faulty-store.ts';

/** Waits long enough for a busy machine, and not for long, ms. */
const PATIENCE = { open: 40, work: 40 };
let worlds = 0;

export interface KeptWindow {
  readonly history: DatasetHistory;
  readonly keeper: Keeper;
  /** Clocks of the page and of the wall, ms. */
  readonly clock: { now: number; wall: number };
  /** As when the page goes: nothing of this window is written any more. */
  close(): Promise<void>;
}

/** One browser with its windows: real IndexedDB, real locks, settings that all windows hear of. No camera, no training. */
export class KeptWorld {
  readonly store = new FaultyStore();
  readonly windows: KeptWindow[] = [];
  readonly #texts = new Map<string, string>();
  readonly #name = `kept-world-${++worlds}`;

  async begin(): Promise<this> {
    await this.store.delete();
    this.store.begin();
    return this;
  }

  async end(): Promise<void> {
    this.store.end();
    for (const one of [...this.windows]) await one.close();
    await this.store.delete();
  }

  /** A window is opened; it has read what is kept once this resolves. */
  async open(): Promise<KeptWindow> {
    const history = new DatasetHistory();
    const clock = { now: 0, wall: 0 };
    let closed = false;
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const others = (tell: (one: Keeper) => void) => {
      for (const one of [...this.windows]) if (one.keeper !== keeper) queueMicrotask(() => tell(one.keeper));
    };
    const settings = new SettingsStore(() => ({
      getItem: (key) => this.#texts.get(key) ?? null,
      setItem: (key, text) => {
        if (this.#texts.get(key) === text) return;
        this.#texts.set(key, text);
        others((one) => one.elsewhere());
      },
    }));
    const locks = {
      request: (name: string, _options: LockOptions, run: () => Promise<unknown>) =>
        navigator.locks.request(`${name} ${this.#name}`, { ifAvailable: true }, (lock) => {
          if (!lock) throw new DOMException('another window has it', 'TimeoutError');
          return Promise.race([run(), left]);
        }),
    };
    const keeper: Keeper = new Keeper({
      ...{ history, settings },
      trainer: {
        get current() {
          return history.brought;
        },
        get options() {
          return history.options;
        },
      },
      capture: { drop: () => undefined },
      store: createDatasetStore(() => (closed ? undefined : this.store.factory), {
        onlost: () => keeper.lost(),
        patience: PATIENCE,
      }),
      lockTab: createTabLock(locks as unknown as LockManager),
      tellForgotten: (person) => others((one) => one.forgotten(person)),
      clocks: { now: () => clock.now, wall: () => clock.wall },
    });
    history.onchange = () => keeper.changed();
    const one: KeptWindow = {
      ...{ history, keeper, clock },
      close: async () => {
        closed = true;
        this.windows.splice(this.windows.indexOf(one), 1);
        history.onchange = null;
        await keeper.hurry();
        leave();
        await new Promise((resolve) => setTimeout(resolve));
      },
    };
    this.windows.push(one);
    await keeper.restore();
    return one;
  }

  /** Nothing waits or is on its way in any window. */
  async settle(): Promise<void> {
    for (let round = 0; round < 2; round++) for (const one of [...this.windows]) await one.keeper.hurry();
  }
}
