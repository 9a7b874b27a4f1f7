import type { App } from '#app/app.svelte.ts';
import type { OcclusionState } from '#app/training/occlusion.svelte.ts';
import type { CaptureState } from '#app/training/capture.svelte.ts';
import type { Keeper } from '#app/persistence/keeper.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { createStage, type Stage, type StageParts } from '#app/stage/create-stage.ts';
import { Rates } from '#app/live/rates.svelte.ts';
import { RuleBook } from '#app/live/rule-book.svelte.ts';
import { targetsOf, type TargetRow } from '#app/live/targets.ts';
import type { TrainingState } from '#app/training/trainer.svelte.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { Head } from '#core/head/head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import type { Person } from '#core/scene.ts';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';
import { scene } from '../../hud/people.ts';

/** A screen's world without camera, worker and storage: real books and words, all else as a test sets it. */
export class TeachingWorld {
  readonly settings = { current: DEFAULT_SETTINGS, update: () => true };
  readonly language: Language;
  readonly history = new DatasetHistory();
  readonly rules = new RuleBook(this.settings, () => undefined);
  readonly rates = new Rates();
  readonly recogniser = { state: { phase: 'ready', started: { backend: 'wasm', trials: [], threads: 1 } } };
  screen = $state('live');

  readonly live = new WorldLive();
  readonly capture = new WorldCapture(this.live);
  readonly trainer = new WorldTrainer();
  readonly speaker = new WorldSpeaker();
  readonly occlusion = new WorldOcclusion();
  readonly keeper = new WorldKeeper(this.history);
  readonly stage: Stage;

  constructor(language: 'zh' | 'en' = 'en') {
    this.language = new Language(this.settings, language, language);
    const nobodyLooks = { look: () => Promise.resolve(null), reset: () => Promise.resolve() };
    this.stage = createStage(window, {
      ...{ client: nobodyLooks, live: this.live, settings: this.settings, language: this.language },
      ...{ history: this.history, trainer: this.trainer, capture: this.capture, keeper: this.keeper },
      ...{ longestSide: 1280, base: '' },
      saveFile: () => Promise.resolve('saved'),
    } as unknown as StageParts);
  }

  go(screen: string): void {
    this.screen = screen;
  }

  /** What a component takes. */
  get app(): App {
    return this as unknown as App;
  }

  /** These people are in the picture. */
  show(people: readonly Person[], kind: 'camera' | 'demo' | 'photo' = 'demo'): void {
    const still = kind === 'photo';
    const { width, height } = this.live.picture;
    this.live.source = {
      ...{ kind, still, width, height, mirrored: false, element: this.live.picture },
      ...{ facing: 'environment', deviceId: 'a', torch: { available: false, on: false } },
      turn: () => undefined,
    };
    const shown = scene(people, { still, width, height, time: performance.now() });
    this.live.latest = { scene: shown, receivedAt: performance.now() };
    this.live.targets = targetsOf(shown, performance.now(), performance.now());
  }

  /** So many samples of one person. */
  teach(classKey: string, count: number, person = 'visit-p1'): void {
    this.history.add(
      Array.from({ length: count }, (_, index): Sample => {
        const id = `${classKey}-${person}-${this.history.dataset.samples.length}-${index}`;
        const embedding = { body: new Float32Array(1), face: null };
        const picture = new Uint8Array();
        return { id, classKey, person, burst: 'b', takenAt: 0, embedding, background: null, picture };
      }),
    );
  }
}

class WorldFiles {
  readonly clip = { place: null, paused: false };
  readonly refused = null;
  readonly held = false;
  readonly #still: () => boolean;

  constructor(still: () => boolean) {
    this.#still = still;
  }

  get resting(): boolean {
    return this.#still();
  }
}

class WorldCamera {
  lenses: readonly object[] = $state.raw([]);
  torch = $state.raw({ available: false, on: false });
}

class WorldLive {
  picture = document.createElement('canvas');
  source: { readonly still: boolean; readonly [also: string]: unknown } | null = $state.raw(null);
  readonly files = new WorldFiles(() => this.source?.still === true);
  latest: object | null = $state.raw(null);
  targets: readonly TargetRow[] = $state.raw([]);
  selected: number | null = $state(null);
  frozen = $state(false);
  phase = $state('live');
  readonly camera = new WorldCamera();
  readonly opened: string[] = [];

  select(track: number | null): void {
    this.selected = track;
  }
  open({ kind }: { kind: string }): Promise<void> {
    this.opened.push(kind);
    return Promise.resolve();
  }
  freeze(on: boolean): void {
    this.frozen = on;
    this.phase = on ? 'paused' : 'live';
  }
  watch(): () => void {
    return () => undefined;
  }
  stop(): void {
    this.opened.push('stop');
  }
}

class WorldCapture {
  state: CaptureState = $state.raw({ phase: 'idle' });
  readonly asked: string[] = [];
  readonly #live: WorldLive;

  constructor(live: WorldLive) {
    this.#live = live;
  }
  get target(): number | null {
    return this.#live.selected ?? (this.#live.targets.length === 1 ? (this.#live.targets[0]?.track ?? null) : null);
  }
  personOf(track: number): string {
    return `visit-p${track}`;
  }
  burst(): void {
    this.asked.push('burst');
  }
  hold(): void {
    this.asked.push('hold');
  }
  release(): void {
    this.asked.push('release');
  }
}

class WorldTrainer {
  state: TrainingState = $state.raw({ phase: 'idle' });
  lastMs: number | null = $state(null);
  exam: ExamReport | null = $state.raw(null);
  trained = 0;

  train(): void {
    this.trained++;
  }
}

class WorldSpeaker {
  now: 'rules' | 'head' = $state('rules');
  example = $state(false);
  head: Head | null = $state.raw(null);

  set(wish: 'rules' | 'head'): void {
    this.now = wish;
  }
}

class WorldOcclusion {
  state: OcclusionState = $state.raw({ phase: 'idle' });

  ask(track: number): void {
    this.state = { phase: 'working', track, share: 0 };
  }
  close(): void {
    this.state = { phase: 'idle' };
  }
}

class WorldKeeper {
  consent: 'unasked' | 'keep' | 'memory' = $state('unasked');
  event = $state({ on: false, idleMinutes: 10 });
  trouble: Keeper['trouble'] = $state(null);
  readonly #history: DatasetHistory;

  constructor(history: DatasetHistory) {
    this.#history = history;
  }
  keep(): void {
    this.consent = 'keep';
  }
  watch(): void {}
  stayInMemory(): void {
    this.consent = 'memory';
  }
  forget(person: string): void {
    this.#history.forget(person);
  }
}

/** A head of these classes and counts that says nothing of itself. */
export function headOf(counts: Readonly<Record<string, number>>): Head {
  return {
    kind: 'trained',
    classKeys: Object.keys(counts),
    sampleCounts: Object.values(counts),
    threshold: 1,
  } as unknown as Head;
}
