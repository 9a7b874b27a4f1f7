import type { App } from '#app/app.svelte.ts';
import { Keeper } from '#app/persistence/keeper.svelte.ts';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { Trainer } from '#app/training/trainer.svelte.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { VisorError } from '#core/failure.ts';
import { calibrationOf } from '#core/head/calibrate.ts';
import { distil } from '#core/head/distillation/distil.ts';
import { examOf } from '#core/head/exam/exam.ts';
import { trainingOf } from '#core/head/train-head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { rng } from '#core/rng.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import type { SavedFile } from '#storage/project/save-file.ts';
import { SettingsStore } from '#storage/settings.ts';

/** The Teach screen's world: real book, trainer, keeper and head; no camera, no worker, files go nowhere. */
export class TeachWorld {
  readonly settings = new SettingsStore(() => null);
  readonly language: Language;
  readonly history = new DatasetHistory();
  readonly trainer: Trainer;
  readonly keeper: Keeper;
  readonly exchange: ProjectExchange;
  readonly live = new DarkLive();
  readonly recogniser = { state: { phase: 'ready' } };
  readonly saved: SavedFile[] = [];
  /** Recognition stopped: no code can be made. */
  stopped = false;
  gate = null;
  screen = $state('teach');

  constructor(language: 'zh' | 'en' = 'en') {
    this.language = new Language(this.settings, language, language);
    const client = { teach } as unknown as VisionClient;
    const now = () => performance.now();
    this.trainer = new Trainer({ client, history: this.history, now });
    this.keeper = new Keeper({
      history: this.history,
      trainer: this.trainer,
      capture: { drop: () => undefined },
      settings: this.settings,
      clocks: { now, wall: () => Date.now() },
      store: createDatasetStore(() => undefined),
      lockTab: () => Promise.resolve(true),
      tellForgotten: () => undefined,
    });
    this.exchange = new ProjectExchange({
      history: this.history,
      trainer: this.trainer,
      saveFile: (file, how) => {
        this.saved.push(file);
        return Promise.resolve(how === 'share' ? 'shared' : 'downloaded');
      },
      sheet: true,
      fetchExample: () => Promise.reject(new Error('no example here')),
      lookAgain: (samples) => Promise.resolve(samples),
      distil: (head, samples, onProgress, signal) =>
        this.stopped
          ? Promise.reject(new VisorError('recognition-stopped'))
          : client.teach<'distil'>({ type: 'distil', head, samples }, { onProgress, signal }),
    });
    this.history.onchange = (change) => void this.trainer.follow(change);
  }

  go(screen: string): void {
    this.screen = screen;
  }

  /** What a screen takes. */
  get app(): App {
    return this as unknown as App;
  }

  /** The newest training and its exam are over. */
  async settled(): Promise<void> {
    while (this.trainer.state.phase === 'training' || this.trainer.examining !== null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

class DarkLive {
  phase = $state('ready');
  failure: string | null = $state(null);
  source: object | null = $state.raw(null);
  readonly selected = null;
  readonly targets: readonly object[] = [];
  readonly asked: string[] = [];
  readonly camera = { lenses: [], torch: { available: false, on: false } };

  /** What the camera sees. */
  readonly element = document.createElement('canvas');

  async open({ kind }: { kind: string }): Promise<void> {
    this.asked.push(kind);
    await Promise.resolve();
    const { element } = this;
    this.source = { kind, facing: 'environment', element, width: element.width, height: element.height };
  }
  watch(): () => void {
    return () => undefined;
  }
  stop(): void {
    this.asked.push('stop');
    this.source = null;
  }
  retry(): Promise<void> {
    this.asked.push('retry');
    return Promise.resolve();
  }
}

type Teach = VisionClient['teach'];

/** What the worker does, on this thread. */
const teach = (async (
  request: Parameters<Teach>[0],
  { onProgress, signal }: { onProgress?: (step: unknown) => void; signal?: AbortSignal } = {},
) => {
  if (request.type === 'fit') {
    const step = trainingOf(request.samples, request.options);
    let result = step.next();
    for (; !result.done; result = step.next()) {
      if (!result.value) continue;
      onProgress?.({ kind: 'epoch', training: result.value });
      if (result.value.epoch % 5 === 0) await Promise.resolve();
      if (signal?.aborted) return null;
    }
    onProgress?.({ kind: 'head', head: result.value });
    const calibration = calibrationOf(request.samples, result.value);
    let calibrated = calibration.next();
    for (; !calibrated.done; calibrated = calibration.next()) {
      if (calibrated.value?.heldOut) onProgress?.({ kind: 'held-out', heldOut: calibrated.value.heldOut });
    }
    return { head: calibrated.value, trainMs: 1, calibrateMs: 1 };
  }
  if (request.type === 'distil') {
    await Promise.resolve();
    return signal?.aborted ? null : distil(request.head, request.samples, request.head.options.seed);
  }
  if (request.type !== 'exam') throw new Error(request.type);
  const examination = examOf(request.samples, request.options);
  let report = examination.next();
  for (; !report.done; report = examination.next()) {
    if (!report.value) continue;
    onProgress?.(report.value);
    await Promise.resolve();
    if (signal?.aborted) return null;
  }
  return report.value;
}) as unknown as Teach;

/** One burst of somebody; vectors of a class lie together, a person's closer still. */
export async function burstOf(classKey: string, person: string, count: number, seed: number): Promise<Sample[]> {
  const picture = await pictureOf(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `${person}-${classKey}-${seed}-${index}`,
    classKey,
    person,
    burst: `${person}-${classKey}-${seed}`,
    takenAt: seed * 1000 + index,
    embedding: { body: vectorOf([classKey, person, `${seed}-${index}`], EMBEDDING.bodyLength), face: null },
    background: { body: vectorOf([`wall ${seed}`, `${index}`], EMBEDDING.bodyLength), face: null },
    picture,
  }));
}

/** The sum of a direction for each name, each half as long as the one before. */
function vectorOf(names: readonly string[], length: number): Float32Array {
  const vector = new Float32Array(length);
  for (const [depth, name] of names.entries()) {
    const random = rng([...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7));
    for (let i = 0; i < length; i++) vector[i] = (vector[i] ?? 0) + (random() - 0.5) / 2 ** depth;
  }
  return vector;
}

async function pictureOf(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(64, 96);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = `hsl(${(seed * 67) % 360} 50% 45%)`;
  context.fillRect(0, 0, 64, 96);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return new Uint8Array(await blob.arrayBuffer());
}
