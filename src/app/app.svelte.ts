import type { VisionClient } from '#bridge/vision-client.ts';
import type { Afterwards } from './install/afterwards.ts';
import type { BackKey } from './back-key.ts';
import type { Occlusion } from './training/occlusion.svelte.ts';
import type { Capture } from './training/capture.svelte.ts';
import type { Install } from './install/install.svelte.ts';
import type { Keeper } from './persistence/keeper.svelte.ts';
import { FileQueue } from './live/file-queue.svelte.ts';
import type { ProjectExchange } from './persistence/project-exchange.svelte.ts';
import type { Lab } from './lab/lab.svelte.ts';
import type { Language } from './language.svelte.ts';
import type { DatasetHistory } from './training/dataset-history.svelte.ts';
import type { LiveSession } from './live/live.svelte.ts';
import type { Offline } from './install/offline.svelte.ts';
import type { Query, Screen } from './query.ts';
import type { Rates } from './live/rates.svelte.ts';
import type { Recogniser } from './live/recogniser.svelte.ts';
import type { RuleBook } from './live/rule-book.svelte.ts';
import type { Speaker } from './training/speaker.svelte.ts';
import type { Stage } from './stage/create-stage.ts';
import { enterChapter } from './stage/enter-chapter.ts';
import type { Tray } from './tray/tray.svelte.ts';
import type { DeviceBenchmark } from './speed/device-benchmark.svelte.ts';
import type { Trainer } from './training/trainer.svelte.ts';
import type { ScreenLock } from './wake-lock.ts';

/** What the app is made of; the last three it keeps to itself. */
export type AppParts = Omit<
  App,
  'screen' | 'gate' | 'files' | 'brought' | 'labAnyway' | 'openLab' | 'start' | 'pass' | 'go' | 'back' | 'follow'
> & {
  readonly lock: ScreenLock;
  readonly afterwards: Afterwards;
  readonly backKey: BackKey;
};

/** The whole app, one object for each concern. */
export class App {
  readonly query: Query;
  readonly language: Language;
  readonly rules: RuleBook;
  readonly rates: Rates;
  readonly recogniser: Recogniser;
  readonly live: LiveSession;
  readonly offline: Offline;
  readonly install: Install;
  readonly client: Pick<VisionClient, 'memory'>;
  readonly history: DatasetHistory;
  readonly trainer: Trainer;
  readonly speaker: Speaker;
  readonly capture: Capture;
  readonly occlusion: Occlusion;
  readonly keeper: Keeper;
  readonly exchange: ProjectExchange;
  /** Pictures laid out to teach from. */
  readonly tray: Tray;
  readonly lab: Lab;
  readonly stage: Stage;
  readonly benchmark: DeviceBenchmark;
  /** Photos, clips and models that somebody brings. */
  readonly files: FileQueue;
  /** A model that was brought and waits for the Teach screen to take it in. */
  brought: Blob | null = $state.raw(null);
  /** Changes without touching the address: iOS asks for the camera again after every change of it. */
  screen: Screen = $state('live');
  /** Shown before any model byte: how to install (iOS tab) or how to leave a browser inside another app. */
  gate: 'install' | 'in-app' | null = $state(null);
  /** The lab was opened in spite of the gate: it needs no camera and, mostly, no models. */
  labAnyway = $state(false);
  readonly #lock: ScreenLock;
  readonly #afterwards: Afterwards;
  readonly #backKey: BackKey;

  constructor(parts: AppParts) {
    this.query = parts.query;
    this.language = parts.language;
    this.rules = parts.rules;
    this.rates = parts.rates;
    this.recogniser = parts.recogniser;
    this.live = parts.live;
    this.offline = parts.offline;
    this.install = parts.install;
    this.client = parts.client;
    this.history = parts.history;
    this.trainer = parts.trainer;
    this.speaker = parts.speaker;
    this.capture = parts.capture;
    this.occlusion = parts.occlusion;
    this.keeper = parts.keeper;
    this.exchange = parts.exchange;
    this.tray = parts.tray;
    this.lab = parts.lab;
    this.stage = parts.stage;
    this.benchmark = parts.benchmark;
    this.stage.enter = (chapter) => enterChapter(this, chapter);
    this.files = new FileQueue({
      show: (file) => this.#show(file),
      layOut: (files) => void this.tray.layOut(files),
      atDesk: () => this.screen === 'teach',
      bring: (file) => {
        this.brought = file;
        this.go('teach');
      },
    });
    this.#lock = parts.lock;
    this.#afterwards = parts.afterwards;
    this.#backKey = parts.backKey;
    this.go(parts.query.screen);
    parts.recogniser.onready = () => {
      parts.live.ready();
      parts.afterwards.ready();
      parts.trainer.ready();
      void parts.tray.ready();
    };
    parts.history.onchange = (change) => {
      void parts.trainer.follow(change);
      parts.keeper.changed();
    };
    parts.trainer.onhead = () => parts.keeper.changed();
    parts.live.onlabel = () => {
      parts.afterwards.labelled();
      void parts.speaker.wakeExample();
    };
    this.gate = parts.install.platform === 'in-app' ? 'in-app' : parts.install.guideFirst ? 'install' : null;
  }

  /** Begins, unless something has to be said first. */
  start(): void {
    if (this.gate) this.#afterwards.keepShell();
    else void this.#begin();
  }

  /** "Continue here anyway". */
  pass(): void {
    if (!this.gate) return;
    this.gate = null;
    void this.#begin();
  }

  /** On a stand every way leads to the stage: visitors stay there until somebody who knows closes it. */
  go(screen: Screen): void {
    this.screen = this.stage.stand.on ? 'stage' : screen;
    this.#backKey.watch(this.screen === 'live' ? null : () => this.back());
  }

  /** The lab, also where something else has to be said first. */
  openLab(): void {
    this.labAnyway = true;
    this.go('explain');
  }

  /** From a lesson or the lesson pack to the contents, from every other screen to the picture. */
  back(): void {
    const inside = this.screen === 'explain' && (this.lab.link.lesson ?? this.lab.link.pack) !== null;
    if (inside) this.lab.link.open(null);
    this.go(inside ? 'explain' : 'live');
  }

  /** What follows from a new phase or screen: whatever stands in front of people stays lit, and so does what measures. */
  async follow(phase: LiveSession['phase'], screen: Screen): Promise<void> {
    const screens: readonly Screen[] = ['explain', 'teach', 'stage'];
    const shown = phase === 'live' || this.benchmark.running || screens.includes(screen);
    await (shown ? this.#lock.hold() : this.#lock.release());
  }

  /** A photo or a clip, where pictures are shown. */
  async #show(file: Blob): Promise<void> {
    if (this.screen !== 'live' && this.screen !== 'stage') this.go('live');
    await this.live.open({ kind: 'file', file });
  }

  /** What was kept; a stand goes on where it was. */
  async #restore(): Promise<void> {
    await this.keeper.restore();
    await this.stage.stand.restore();
    if (this.stage.stand.on) this.go('stage');
  }

  async #begin(): Promise<void> {
    void this.#restore();
    if (this.query.source === 'demo') void this.live.open({ kind: 'demo' });
    if (this.query.source === 'camera') void this.live.open({ kind: 'camera' });
    await this.recogniser.boot();
    if (this.recogniser.state.phase === 'failed') this.#afterwards.keepShell();
  }
}
