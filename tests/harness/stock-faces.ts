import {
  createDetector,
  SupportedModels,
  type FaceLandmarksDetector,
} from '@tensorflow-models/face-landmarks-detection';

/** Stock face-landmarks-detection as its README loads it, over the models that the app ships; on the backend that is set. */
export function loadStockFaces(): Promise<FaceLandmarksDetector> {
  return createDetector(SupportedModels.MediaPipeFaceMesh, {
    runtime: 'tfjs',
    refineLandmarks: false,
    maxFaces: 4,
    detectorModelUrl: '/models/face-detector.json',
    landmarkModelUrl: '/models/face-mesh.json',
  });
}
