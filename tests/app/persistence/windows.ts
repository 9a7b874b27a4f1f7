import { withoutSamples, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { vi } from 'vitest';
import { Keeper } from '#app/persistence/keeper.svelte.ts';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { KeepError } from '#storage/dataset/storage-error.ts';
import type { DatasetStore } from '#storage/dataset/dataset-store.ts';
import type { Project } from '#storage/project/project.ts';
import { SettingsStore } from '#storage/settings.ts';
import { sampleOf } from '../samples.ts';

/** What all windows of one browser share. */
export function browserOf() {
  const texts = new Map<string, string>();
  return {
    storage: {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
    },
    kept: null as Project | null,
    full: false,
    /** Reading and deleting are refused. */
    refuses: false,
    /** How often something was written; what else happens while it is. */
    saves: 0,
    onsave: null as (() => void) | null,
  };
}

/** One window: a real history and keeper; the head is whatever came along. */
export function windowOf(browser = browserOf(), lockTab = () => Promise.resolve(true)) {
  const history = new DatasetHistory();
  const refusing = <T>(run: () => T): Promise<T> =>
    browser.refuses ? Promise.reject(new KeepError('refused', 'said no')) : Promise.resolve(run());
  const store: DatasetStore = {
    load: () => refusing(() => browser.kept),
    save: (project) => {
      if (browser.full) return Promise.reject(new KeepError('full', 'no room'));
      browser.kept = project;
      browser.saves++;
      browser.onsave?.();
      return Promise.resolve();
    },
    forget: (ids) =>
      refusing(() => {
        if (browser.kept) browser.kept = { ...browser.kept, dataset: withoutSamples(browser.kept.dataset, ids) };
      }),
    wipe: () => refusing(() => void (browser.kept = null)),
  };
  const clock = { now: 0, wall: 0 };
  const dropped: (string | null)[] = [];
  const told: string[] = [];
  const trainer = {
    get head() {
      return history.brought;
    },
    get current() {
      return history.brought;
    },
    get options() {
      return history.options;
    },
  };
  const keeper = new Keeper({
    ...{ history, store, lockTab, trainer },
    capture: { drop: (person = null) => void dropped.push(person) },
    settings: new SettingsStore(() => browser.storage),
    clocks: { now: () => clock.now, wall: () => clock.wall },
    tellForgotten: (person) => void told.push(person),
  });
  const exchange = new ProjectExchange({
    ...{ history, trainer, sheet: false },
    saveFile: () => Promise.resolve('downloaded'),
    fetchExample: () => Promise.reject(new Error('none here')),
    distil: () => Promise.reject(new Error('no worker here')),
    lookAgain: () => Promise.reject(new Error('no worker here')),
  });
  history.onchange = () => keeper.changed();
  const pass = (minutes: number) => {
    clock.now += minutes * 60_000;
    clock.wall += minutes * 60_000;
    keeper.tick();
  };
  return { history, keeper, exchange, browser, dropped, told, clock, pass };
}

/** A window that keeps, in which one person was just taught: their sample waits to be kept. */
export async function keeping() {
  const window = windowOf();
  await window.keeper.keep();
  window.history.add([sampleOf(1)]);
  return window;
}

/** Of a project or a history; null: there is none. */
export const peopleOf = (project: Pick<Project, 'dataset'> | null) =>
  project?.dataset.samples.map(({ person }) => person) ?? null;

/** Longer than changes wait to be kept together. */
export const rest = () => vi.advanceTimersByTimeAsync(1000);

/** A project of made-up samples, made with this version of the embedding. */
export const projectOf = (embeddingVersion: string, ...seeds: readonly number[]): Project => ({
  ...{ embeddingVersion, head: null, options: null },
  dataset: withSamples(
    FIRST_DATASET,
    seeds.map((seed) => sampleOf(seed)),
  ),
});

/** Somebody chooses in a window of its own what is to be kept. */
export const chooseElsewhere = (browser: ReturnType<typeof browserOf>, keep: 'keep' | 'memory' | 'unasked') =>
  new SettingsStore(() => browser.storage).update({ keep });
