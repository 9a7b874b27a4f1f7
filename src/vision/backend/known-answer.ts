import { image, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ModelBytes } from '#bridge/protocol.ts';
import type { Detection } from '#core/detection/detection.ts';
import { VisorError } from '#core/failure.ts';
import type { KnownAnswer } from '#core/manifest.ts';
import { CONFIG } from '#vision/config.ts';

/** The question put to every backend: the small picture enlarged to the detector's input, [1, 300, 300, 3]. */
export function questionOf(known: KnownAnswer, files: ModelBytes): Tensor4D {
  const picture = files[known.picture.path];
  if (!picture) throw new VisorError('corrupt', `${known.picture.path} is not among the model files`);
  return tidy(() => {
    const small = tensor4d(Float32Array.from(new Uint8Array(picture)), [1, known.size, known.size, 3]);
    return image.resizeNearestNeighbor(small, [CONFIG.detectorSide, CONFIG.detectorSide]);
  });
}

/**
 * How far candidates are from the known answer: for every known anchor the nearest candidate's largest difference
 * in score or in an edge (shares of the picture); the worst of them. Infinity where nothing was found.
 */
export function answerError(known: KnownAnswer, [found = []]: readonly (readonly Detection[])[]): number {
  let worst = 0;
  for (const { score, box } of known.anchors) {
    const [top, left, bottom, right] = box;
    let nearest = Infinity;
    for (const candidate of found) {
      if (candidate.kind !== 'person') continue;
      const edges = candidate.box;
      nearest = Math.min(
        nearest,
        Math.max(
          Math.abs(candidate.score - score),
          Math.abs(edges.y - top),
          Math.abs(edges.x - left),
          Math.abs(edges.y + edges.height - bottom),
          Math.abs(edges.x + edges.width - right),
        ),
      );
    }
    worst = Math.max(worst, nearest);
  }
  return worst;
}

/** Middle value of an odd number of times. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
