import type { Box } from '#core/box.ts';
import type { Failure } from '#core/failure.ts';
import type { Turn } from '#core/camera-motion/gyro-calibration.ts';
import type { KnownAnswer } from '#core/manifest.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { Pixels } from '#core/pixels.ts';
import type { Scene } from '#core/scene.ts';
import type { ExplainProgress, ExplainRequest, ExplainResults } from './explain-protocol.ts';
import type { TeachProgress, TeachRequest, TeachResults } from './teach-protocol.ts';

export const BACKENDS = ['webgl', 'wasm', 'cpu', 'webgpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/** Verified bytes of model files, by path in the manifest. */
export type ModelBytes = Readonly<Record<string, ArrayBuffer>>;

export interface StartOptions {
  /** A named backend never falls back. */
  readonly backend: Backend | 'auto';
  /** Elected last time on this browser: tried first, with the known answer only. */
  readonly remembered: Backend | null;
  /** The remembered one is asked for the known answer after the first look: it gave it last time. */
  readonly trusted: boolean;
  /** Not to be tried: they hung or crashed a moment ago. */
  readonly excluded: readonly Backend[];
  /** The detector and the known answer's picture. */
  readonly files: ModelBytes;
  readonly knownAnswer: KnownAnswer;
  /** First track id to give out, so that a restart uses no id again. */
  readonly firstTrack: number;
  readonly rules: RuleList;
  /** Of the wasm backend; as many as the device can spare where it is not said. */
  readonly threads?: number;
}

/** What one candidate did in the election. */
export interface Trial {
  readonly backend: Backend;
  readonly verdict: 'elected' | 'slower' | 'hopeless' | 'wrong' | 'failed' | 'timeout' | 'skipped';
  /** Median ms of one known-answer run after warm-up; null where it never ran, or had no rival to be compared with. */
  readonly ms: number | null;
  /** Largest error against the known answer; null where it never answered. */
  readonly error: number | null;
  /** For diagnostics, in English. */
  readonly note: string;
}

export interface Started {
  readonly backend: Backend;
  readonly trials: readonly Trial[];
  /** Of the wasm backend; 1 on every other. */
  readonly threads: number;
}

export interface LookOptions {
  /** Capture time on the page's clock, ms. */
  readonly time: number;
  readonly still: boolean;
  /** Turn of the phone since the last look; null where not granted or not measured. */
  readonly turn: Turn | null;
  /** Looks take too long: see less in this one. A photo and an evaluation have time. */
  readonly hurry?: boolean;
  /** A frame of something that moves, looked at as carefully as a photo: everybody in it, at once. Tracks go on. */
  readonly careful?: boolean;
  /** Nothing is put off to a later look: for measurements. A photo does so anyway. */
  readonly everything?: boolean;
}

/** How far a careful look is: people are found, their faces looked for, everybody asked about. */
export type LookStep = 'people' | 'faces' | 'labels';

export type Request =
  /** Loads the code of a backend ahead of the election; sent before the model files are there. */
  | { readonly type: 'prepare'; readonly id: number; readonly backend: Backend; readonly threads?: number }
  | { readonly type: 'start'; readonly id: number; readonly options: StartOptions }
  | { readonly type: 'look'; readonly id: number; readonly frame: ImageBitmap; readonly options: LookOptions }
  /** The face models, once they are there; until then nobody has a face. */
  | { readonly type: 'faces'; readonly id: number; readonly files: ModelBytes }
  /** Raw people detections of one frame at a low threshold, no tracking: evaluation only. */
  | {
      readonly type: 'detect';
      readonly id: number;
      readonly frame: ImageBitmap;
      readonly minScore: number;
      /** Also look closer at parts, as on a photo; else one run over the whole frame. */
      readonly closer: boolean;
    }
  /** What the recognition sees of a frame: for a picture that is known. */
  | { readonly type: 'readBack'; readonly id: number; readonly frame: ImageBitmap }
  | { readonly type: 'rules'; readonly id: number; readonly rules: RuleList }
  /** Another source: forget every track. */
  | { readonly type: 'reset'; readonly id: number }
  | { readonly type: 'memory'; readonly id: number }
  /** Begins or ends to count what looks ask of the backend: for measurements. */
  | { readonly type: 'count'; readonly id: number; readonly on: boolean }
  | TeachRequest
  | ExplainRequest;

export interface Results extends TeachResults, ExplainResults {
  prepare: null;
  start: Started;
  look: Scene;
  faces: null;
  detect: readonly { readonly box: Box; readonly score: number }[];
  readBack: readonly Pixels[];
  rules: null;
  reset: null;
  memory: { readonly tensors: number; readonly bytes: number };
  /** Since the counting began; null where it begins now. */
  count: CountedCalls | null;
}

/** What was asked of a backend within some time. */
export interface CountedCalls {
  /** Kernels that computed something. */
  readonly kernels: number;
  /** Tensors and pictures that went up to it, and values that were read back from it. */
  readonly uploads: number;
  readonly uploadedBytes: number;
  readonly reads: number;
  readonly readBytes: number;
}

/** What a long request tells on its way; the others tell nothing. */
export interface Progress extends TeachProgress, ExplainProgress {
  /** The backend being tried. */
  start: Backend;
  /** What a careful look has done; other looks tell nothing. */
  look: LookStep;
}

/** The progress of one kind of request. */
export type ProgressOf<T extends Request['type']> = T extends keyof Progress ? Progress[T] : never;

export type Reply =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress[keyof Progress] }
  /** A long request is at work, with nothing to tell. */
  | { readonly type: 'alive'; readonly id: number }
  | { readonly type: 'done'; readonly id: number; readonly result: Results[keyof Results] }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure; readonly detail: string };
