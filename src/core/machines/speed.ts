import type { Detection } from '#core/detection/detection.ts';
import { iou } from '#core/box.ts';

/** One layer that multiplies: the filter's shape, and how many places it is laid on. */
export interface MultiplyingLayer {
  /** Product of the filter's sides: height · width · inputs · outputs. */
  readonly weights: number;
  /** Places of the output, height · width. */
  readonly places: number;
  /** Numbers that come out. */
  readonly outputs: number;
}

/** What one pass through a network costs, counted. */
export interface Work {
  readonly layers: number;
  readonly multiplyAdds: number;
  /** Read once a pass: filters and biases. */
  readonly weightBytes: number;
  /** Written by the layers that multiply, four bytes a number. */
  readonly resultBytes: number;
}

/** Every weight of a convolution is used once at every place of its output; no padding is left out. */
export function workOf(layers: readonly MultiplyingLayer[], weightBytes: number): Work {
  return {
    layers: layers.length,
    multiplyAdds: layers.reduce((sum, { weights, places }) => sum + weights * places, 0),
    weightBytes,
    resultBytes: layers.reduce((sum, { outputs }) => sum + 4 * outputs, 0),
  };
}

/** How far one device's answer is from another's. */
export interface Agreement {
  /** People that both found. */
  readonly both: number;
  /** People that only one found. */
  readonly alone: number;
  /** Largest difference of a score among those that both found, 0..1. */
  readonly score: number;
}

/** IoU from which two boxes are one person. */
const SAME = 0.7;

/** Compares the people that two devices found in one picture. */
export function agreementOf(
  one: readonly Pick<Detection, 'box' | 'score'>[],
  other: readonly Pick<Detection, 'box' | 'score'>[],
): Agreement {
  const left = [...other];
  let both = 0;
  let score = 0;
  for (const person of one) {
    const at = left.findIndex((rival) => iou(rival.box, person.box) >= SAME);
    const rival = left[at];
    if (!rival) continue;
    left.splice(at, 1);
    both += 1;
    score = Math.max(score, Math.abs(rival.score - person.score));
  }
  return { both, alone: one.length - both + left.length, score };
}

/** One backend's result, as far as the verdict needs it. */
export interface Racer {
  readonly name: string;
  readonly onGpu: boolean;
  /** Median ms of one pass. */
  readonly ms: number;
  /** ms of a question with next to no work. */
  readonly handOverMs: number;
}

/** What the times say about the GPU, and why. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'no-gpu'; readonly best: Racer }
  | { readonly kind: 'gpu-alone'; readonly best: Racer }
  /** `times`: how many times as fast as the best without it. */
  | { readonly kind: 'gpu-wins'; readonly best: Racer; readonly rival: Racer; readonly times: number }
  | {
      readonly kind: 'gpu-loses';
      readonly best: Racer;
      readonly rival: Racer;
      readonly times: number;
      /** `imitated`: the processor plays the GPU. `hand-over`: a large part goes for carrying. `small`: too little work to share out. */
      readonly why: 'imitated' | 'hand-over' | 'small';
    };

/** Share of a pass from which handing over explains a defeat. */
const DEAR = 0.25;

/** Who is faster, GPU or processor, and the reason that was measured. `imitated`: this device has no GPU of its own. */
export function verdictOf(racers: readonly Racer[], imitated: boolean): Verdict {
  const fastest = (onGpu: boolean) =>
    racers.filter((racer) => racer.onGpu === onGpu).sort((a, b) => a.ms - b.ms)[0] ?? null;
  const gpu = fastest(true);
  const processor = fastest(false);
  if (!gpu) return processor ? { kind: 'no-gpu', best: processor } : { kind: 'none' };
  if (!processor) return { kind: 'gpu-alone', best: gpu };
  if (gpu.ms <= processor.ms) return { kind: 'gpu-wins', best: gpu, rival: processor, times: processor.ms / gpu.ms };
  const why = imitated ? 'imitated' : gpu.handOverMs >= DEAR * gpu.ms ? 'hand-over' : 'small';
  return { kind: 'gpu-loses', best: processor, rival: gpu, times: gpu.ms / processor.ms, why };
}
