import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import type { Distilled } from '#core/head/distillation/distil.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type {
  ExamSample,
  FoldProgress,
  HeldOutAccuracy,
  Head,
  HeadSample,
  TrainedHead,
  TrainingOptions,
  TrainingProgress,
} from '#core/head/head.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';

export type TeachRequest =
  /** Takes pictures of one followed person, one a look, until there are `most`, the person is gone, or `cancel`. */
  | {
      readonly type: 'capture';
      readonly id: number;
      readonly track: number;
      readonly most: number;
      /** Least ms between two pictures. */
      readonly every: number;
    }
  | {
      readonly type: 'fit';
      readonly id: number;
      readonly samples: readonly HeadSample[];
      readonly options: TrainingOptions;
    }
  | {
      readonly type: 'exam';
      readonly id: number;
      readonly samples: readonly ExamSample[];
      readonly options: TrainingOptions;
    }
  /** A head small enough for a code, that imitates the one that was trained on these samples. */
  | {
      readonly type: 'distil';
      readonly id: number;
      readonly head: TrainedHead;
      readonly samples: readonly HeadSample[];
    }
  /** The head speaks from the next look on; null: the rules do. */
  | { readonly type: 'speak'; readonly id: number; readonly head: Head | null }
  /** Which parts of one person the head's answer hangs on, in the next look that shows the person. */
  | { readonly type: 'occlusion'; readonly id: number; readonly track: number }
  /** Ends a long request early; that one still gets its own answer. */
  | { readonly type: 'cancel'; readonly id: number; readonly request: number };

export interface TeachResults {
  capture: CaptureEnd;
  /** null: cancelled. */
  fit: Fitted | null;
  /** null: cancelled. */
  exam: ExamReport | null;
  /** null: cancelled. */
  distil: Distilled | null;
  speak: null;
  /** null: cancelled, or the person was gone, or nothing was taught. */
  occlusion: OcclusionExplanation | null;
  cancel: null;
}

export interface TeachProgress {
  capture: UnlabelledSample;
  fit: FitProgress;
  exam: FoldProgress;
  /** Share 0..1 done. */
  distil: number;
  /** Share 0..1 done. */
  occlusion: number;
}

/** Why a capture ended. */
export type CaptureEnd = 'full' | 'released' | 'gone';

export type FitProgress =
  | { readonly kind: 'epoch'; readonly training: TrainingProgress }
  /** Speaks already; its percentages are not calibrated yet. */
  | { readonly kind: 'head'; readonly head: TrainedHead }
  /** While percentages are calibrated: what a network that learns without some of the samples reads right of them. */
  | { readonly kind: 'held-out'; readonly heldOut: HeldOutAccuracy };

export interface Fitted {
  readonly head: TrainedHead;
  /** ms from the samples to a head that speaks, and of its calibration. */
  readonly trainMs: number;
  readonly calibrateMs: number;
}
