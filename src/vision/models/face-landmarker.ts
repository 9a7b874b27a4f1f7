import { createDetector, SupportedModels } from '@tensorflow-models/face-landmarks-detection';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** Finds the face mesh in a crop around one head. */
export interface FaceLandmarker {
  /** 468 mesh points as x, y in pixels of the crop; null where there is no face. Does not own the tensor. */
  find(crop: Tensor3D): Promise<Float32Array | null>;
  dispose(): void;
}

/** Points of the face mesh. */
const MESH_POINTS = 468;

/**
 * face-landmarks-detection with its tfjs runtime on our own files. It remembers faces between calls, so crops of
 * different people need `staticImageMode`.
 */
export async function createFaceLandmarker(detector: ModelParts, mesh: ModelParts): Promise<FaceLandmarker> {
  const model = await createDetector(SupportedModels.MediaPipeFaceMesh, {
    runtime: 'tfjs',
    refineLandmarks: false,
    maxFaces: 1,
    detectorModelUrl: handlerOf(detector),
    landmarkModelUrl: handlerOf(mesh),
  });
  return {
    async find(crop) {
      const [face] = await model.estimateFaces(crop, { staticImageMode: true, flipHorizontal: false });
      if (!face || face.keypoints.length < MESH_POINTS) return null;
      const points = new Float32Array(MESH_POINTS * 2);
      for (let i = 0; i < MESH_POINTS; i++) {
        points[i * 2] = face.keypoints[i]?.x ?? 0;
        points[i * 2 + 1] = face.keypoints[i]?.y ?? 0;
      }
      return points;
    },
    dispose: () => model.dispose(),
  };
}
