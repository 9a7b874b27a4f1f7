import type { Backend } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import { openCamera } from '#camera/camera.ts';
import { listCameras, watchCameras } from '#camera/cameras.ts';
import { openDemo } from '#camera/demo.ts';
import { FramePump } from '#camera/frame-pump.ts';
import { Gyroscope } from '#camera/gyroscope.ts';
import { openFile } from '#camera/open-file.ts';
import { impatientFetch } from '#storage/models/impatient-fetch.ts';
import { createModelCache } from '#storage/models/model-cache.ts';
import { SettingsStore } from '#storage/settings.ts';
import { createStrokeStore } from '#storage/models/stroke-store.ts';
import { wait } from '#storage/wait.ts';
import { Afterwards } from './install/afterwards.ts';
import { App } from './app.svelte.ts';
import { createBackKey } from './back-key.ts';
import { createLab } from './lab/create-lab.ts';
import { createStage } from './stage/create-stage.ts';
import { holdPicture } from './stage/held-picture.ts';
import { createTeaching } from './training/create-training.ts';
import { Install } from './install/install.svelte.ts';
import { Language } from './language.svelte.ts';
import { watchBattery } from './live/battery.ts';
import { recognitionWorker } from './live/early-worker.ts';
import { LiveSession } from './live/live.svelte.ts';
import { Offline } from './install/offline.svelte.ts';
import { lookAgain } from './persistence/look-again.ts';
import { askToPersist } from './persistence/persist.ts';
import { readQuery } from './query.ts';
import { Rates } from './live/rates.svelte.ts';
import { Recogniser } from './live/recogniser.svelte.ts';
import { RuleBook } from './live/rule-book.svelte.ts';
import { Shell } from './install/shell.svelte.ts';
import { crowdPicture } from './speed/crowd-picture.ts';
import { DeviceBenchmark } from './speed/device-benchmark.svelte.ts';
import { deviceName } from './speed/device-name.ts';
import { watchFrames } from './speed/frame-intervals.ts';
import { seesTrue } from './live/true-canvas.ts';
import { ScreenLock } from './wake-lock.ts';
import type { Sources } from './live/source-request.ts';

/** Version of the models that the build prepared; null where it did not prepare any. */
declare const __MODELS_VERSION__: string | null;

/** Longest side of the frames handed to the recognition, px: heads keep enough pixels for the mesh. */
const LONGEST_SIDE = 1280;
/** Between what comes after the first label, ms: download, face models and the app's own files at once would hold up the picture. */
const BREATH = 1500;
/** How often the list of people and the rates are brought up to date, ms. */
const REFRESH = 200;

/** Builds the app in a window; the only place where anything with an effect is made. */
export function createApp(environment: Window & typeof globalThis = window): App {
  const { document, navigator, performance, location } = environment;
  const install = new Install({ window: environment, navigator });
  const query = readQuery(location.search);
  const settings = new SettingsStore(() => environment.localStorage);
  const language = new Language(settings, query.lang, navigator.language);
  const now = () => performance.now();
  const base = new URL('.', location.href).href;

  const createClient = () => new VisionClient(recognitionWorker, now);
  const client = createClient();
  const rules = new RuleBook(settings, (list) => void client.setRules(list));
  const rates = new Rates();
  const fetch = impatientFetch(environment.fetch.bind(environment));
  const places = { caches: environment.caches, fetch, base };
  const subtle = environment.crypto?.subtle;
  const cache = createModelCache({ ...places, subtle, wait, builtWith: __MODELS_VERSION__ });
  const loadModels = async (signal: AbortSignal) => {
    const { bytes, manifest } = await cache.load({ signal, onProgress: () => undefined });
    return { files: bytes, knownAnswer: manifest.knownAnswer };
  };
  const loadAllModels = async (signal: AbortSignal) => {
    const quiet = { signal, onProgress: () => undefined };
    const { manifest } = await cache.load(quiet);
    return { files: (await cache.complete(quiet)).bytes, knownAnswer: manifest.knownAnswer };
  };
  const live: { session?: LiveSession } = {};
  const shell = new Shell({
    container: import.meta.env.PROD ? (navigator.serviceWorker ?? null) : null,
    base,
    secure: environment.isSecureContext,
    isLive: () => live.session?.phase === 'live',
    reload: () => location.reload(),
    document,
    every: (ms, run) => void environment.setInterval(run, ms),
  });
  const offline = new Offline({ cache, shell });
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const lab = createLab({
    query,
    client,
    base,
    stopwatch: { createClient, loadModels, now },
    strokes: createStrokeStore(places),
  });
  const recogniser = new Recogniser({
    client,
    offline,
    settings,
    backend: query.backend,
    userAgent: navigator.userAgent,
    rules: () => rules.list,
    seesTrue: () => seesTrue(client),
  });
  const benchmark = new DeviceBenchmark({
    createClient,
    loadModels: loadAllModels,
    picture: crowdPicture,
    device: () => deviceName(environment),
    backend: () => ({ named: query.backend, elected: electedBy(recogniser) }),
    watchFrames: () => watchFrames(environment),
    now,
  });
  const sources: Sources = {
    openCamera,
    openDemo: () => openDemo({ portrait: environment.innerHeight > environment.innerWidth }),
    openFile,
    listCameras,
    hold: holdPicture,
    pump: (source, look, onError) => new FramePump(source, look, { longestSide: LONGEST_SIDE, onError }),
  };
  // Where motion needs a question of its own, the picture alone tells the camera's motion: one question is enough.
  const asksForMotion = 'requestPermission' in (environment.DeviceMotionEvent ?? {});
  const session = new LiveSession({
    sources,
    client,
    recogniser,
    rates,
    settings,
    gyroscope: asksForMotion ? null : new Gyroscope(environment),
    now,
    wait: pause,
    visible: () => document.visibilityState === 'visible',
  });
  live.session = session;

  document.addEventListener('visibilitychange', () => (document.hidden ? session.hide() : session.show()));
  for (const event of ['focus', 'pageshow']) {
    environment.addEventListener(event, () => {
      if (!document.hidden) session.show();
    });
  }
  watchCameras(() => session.camerasChanged());
  environment.addEventListener('pagehide', () => recogniser.leave());
  environment.setInterval(() => session.refresh(), REFRESH);
  void watchBattery(navigator, (battery) => (rates.battery = battery));
  void askToPersist(navigator.storage, install.standalone);

  const { drop, ...teaching } = createTeaching(environment, {
    ...{ client, settings, install, recogniser, openFile, base },
    live: session,
    longestSide: LONGEST_SIDE,
  });
  const stage = createStage(environment, {
    client,
    live: session,
    settings,
    language,
    history: teaching.history,
    trainer: teaching.trainer,
    capture: { drop },
    keeper: teaching.keeper,
    longestSide: LONGEST_SIDE,
    base,
    saveFile: (file, how) => teaching.exchange.save(file, how),
  });
  const afterwards = new Afterwards({
    offline,
    client: { setFaces: (files) => pause(BREATH).then(() => client.setFaces(files)) },
    onfaces: () => {
      session.ready();
      // Where the recognition stops meanwhile, what is kept waits for the next start.
      void teaching.keeper.renew(lookAgain(client)).catch(() => undefined);
      return pause(BREATH);
    },
    onkept: () => lab.characters.keep(),
    wait: pause,
  });
  const lock = new ScreenLock({ wakeLock: navigator.wakeLock, document });
  return new App({
    query,
    language,
    rules,
    rates,
    recogniser,
    live: session,
    offline,
    install,
    lock,
    afterwards,
    backKey: createBackKey(environment, install.platform === 'android'),
    client,
    lab,
    stage,
    benchmark,
    ...teaching,
  });
}

function electedBy({ state }: Recogniser): Backend | null {
  return state.phase === 'ready' ? state.started.backend : null;
}
