import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { createFileSaver, offersShare } from '#storage/project/save-file.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { AppParts } from '#app/app.svelte.ts';
import { Occlusion } from './occlusion.svelte.ts';
import { createTabLock } from '#app/persistence/tab-lock.ts';
import { Capture } from './capture.svelte.ts';
import type { Install } from '#app/install/install.svelte.ts';
import { PROJECT_KIND } from '#app/persistence/exchange.ts';
import { lookAgain } from '#app/persistence/look-again.ts';
import { Keeper } from '#app/persistence/keeper.svelte.ts';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { watchPage } from '#app/persistence/watch-page.ts';
import { DatasetHistory } from './dataset-history.svelte.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import { Speaker } from './speaker.svelte.ts';
import type { Recogniser } from '#app/live/recogniser.svelte.ts';
import { Tray } from '#app/tray/tray.svelte.ts';
import type { Source } from '#camera/source.ts';
import { Trainer } from './trainer.svelte.ts';

export interface TeachingWorld {
  readonly client: VisionClient;
  readonly live: LiveSession;
  readonly settings: SettingsStore;
  readonly install: Install;
  readonly recogniser: Recogniser;
  readonly openFile: (file: Blob) => Promise<Source>;
  /** Longest side of the frames handed to the recognition, px. */
  readonly longestSide: number;
  /** Address of the app's own folder. */
  readonly base: string;
}

type TeachingParts = Pick<
  AppParts,
  'history' | 'trainer' | 'speaker' | 'capture' | 'occlusion' | 'keeper' | 'exchange' | 'tray'
> & {
  /** Lets go of what is not taught yet: a burst under way, pictures laid out, a project that waits. `person`: theirs alone. */
  readonly drop: (person?: string | null) => void;
};

/** Where somebody blocked what pages store, this alone says so. */
function storageDenied(environment: Window): boolean {
  try {
    return environment.localStorage === null;
  } catch {
    return true;
  }
}

/** The part of `createApp` that makes what teaching needs. */
export function createTeaching(
  environment: Window & typeof globalThis,
  { client, live, settings, install, recogniser, openFile, longestSide, base }: TeachingWorld,
): TeachingParts {
  const { document, navigator, performance } = environment;
  const now = () => performance.now();
  const history = new DatasetHistory();
  const trainer = new Trainer({ client, history, now });
  const empty = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });
  const fetchExample = async () => {
    const response = await environment.fetch(new URL('demo/example.zip', base));
    if (!response.ok) throw new Error(`the example answered ${response.status}`);
    return response.blob();
  };
  const speaker = new Speaker({ client, live, trainer, empty, fetchExample });
  speaker.follow();
  // Random, so that the people of two visits never share a name; it says nothing about anybody.
  const visit = environment.crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0';
  const capture = new Capture({ client, history, live, visit, now: () => Date.now() });
  const wait = (ms: number) => new Promise<void>((resolve) => environment.setTimeout(resolve, ms));
  const tray = new Tray({
    ...{ client, history, live, recogniser, openFile, longestSide, visit, wait },
    now: () => Date.now(),
  });
  const occlusion = new Occlusion({ client, live });
  const drop = (person: string | null = null): void => {
    capture.drop(person);
    tray.drop(person);
    if (person === null) exchange.asked = null;
  };
  const keeper: Keeper = new Keeper({
    history,
    trainer,
    capture: { drop },
    settings,
    clocks: { now, wall: () => Date.now() },
    lockTab: createTabLock(navigator.locks),
    tellForgotten: (person) => page.tellForgotten(person),
    store: createDatasetStore(() => environment.indexedDB, {
      onlost: () => keeper.lost(),
      denied: () => storageDenied(environment),
    }),
  });
  const page = watchPage(environment, keeper);
  const exchange = new ProjectExchange({
    history,
    trainer,
    saveFile: createFileSaver({
      navigator,
      document,
      URL: environment.URL,
      standalone: install.standalone,
      ios: install.ios,
      later: (run) => void environment.setTimeout(run, 60_000),
    }),
    // In an installed iOS app every save goes through the sheet anyway.
    sheet: offersShare(navigator, PROJECT_KIND) && !(install.standalone && install.ios),
    fetchExample,
    lookAgain: lookAgain(client),
    distil: (head, samples, onProgress, signal) =>
      client.teach<'distil'>({ type: 'distil', head, samples }, { onProgress, signal }),
  });
  return { history, trainer, speaker, capture, occlusion, keeper, exchange, tray, drop };
}
