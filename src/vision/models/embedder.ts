import { clip, type Box } from '#core/box.ts';
import { bodyVector, faceVector, LAYER, type Embedding } from '#core/embedding/embedding.ts';
import { faceSquare } from '#core/person/face-square.ts';
import { BODY_SIDE, partAround, pixelsOfPart } from '#vision/look/body-view.ts';
import type { Detector } from './detector.ts';
import { createFaceDescriber, FACE_SIDE, type FaceDescriber } from './face-describer.ts';
import type { FrameReader, TurnedCrop } from '#vision/look/frame-reader.ts';
import type { ModelParts } from '#vision/backend/model-parts.ts';
import type { Silhouettes } from './silhouettes.ts';

/** Whom to describe. */
export interface Subject {
  readonly picture: ImageBitmap | OffscreenCanvas;
  /** The person, in shares 0..1 of the picture. */
  readonly box: Box;
  /** 468 points x, y in shares of the picture; null where no face was found. */
  readonly mesh: Float32Array | null;
}

/** Makes a vector of each person: the detector's own backbone for the body, a network of its own for the face. */
export interface Embedder {
  /** One embedding for each subject, in order; every network runs once for all. `face` stays null until {@link setFaces}. */
  embed(subjects: readonly Subject[]): Promise<Embedding[]>;
  /** From now on faces are described too; the network is loaded when the first is. */
  setFaces(parts: ModelParts): void;
  /** Frees the face network; the detector is not its own. */
  dispose(): void;
}

/** The face network's square around the mesh, as a multiple of the mesh: brows to chin with a rim. */
const FACE_MARGIN = 1.15;

/** An embedder on the backend that is current. */
export function createEmbedder(detector: Detector, reader: FrameReader, silhouettes: Silhouettes): Embedder {
  let faces: FaceDescriber | null = null;
  let waiting: ModelParts | null = null;
  let loading: Promise<FaceDescriber> | null = null;

  async function bodies(subjects: readonly Subject[]): Promise<Float32Array[]> {
    const parts = subjects.map(partAround);
    const seen = await silhouettes.of(parts);
    const batch = reader.turned(parts, BODY_SIDE); // [n, side, side, 3]
    const [map] = detector.features(batch, [LAYER.node]); // [n, 14, 14, channels]
    try {
      if (!map) throw new Error('the backbone gave nothing');
      const values = await map.data<'float32'>();
      const length = values.length / subjects.length;
      return parts.map((part, index) =>
        bodyVector({
          cells: values.subarray(index * length, (index + 1) * length),
          pixels: pixelsOfPart(reader, part),
          silhouette: seen[index]!,
        }),
      );
    } finally {
      map?.dispose();
      batch.dispose();
    }
  }

  async function described(subjects: readonly Subject[]): Promise<(Float32Array | null)[]> {
    const crops = subjects.map(faceOf);
    // Loading holds up recognition for half a second: not before somebody is described.
    if (!faces && waiting) faces = await (loading ??= createFaceDescriber(waiting));
    const there = crops.filter((crop) => crop !== null);
    if (!faces || there.length === 0) return crops.map(() => null);
    const batch = reader.turned(there, FACE_SIDE); // [faces, side, side, 3]
    try {
      const rows = (await faces.describe(batch)).values();
      return crops.map((crop, index) =>
        crop ? faceVector(rows.next().value ?? new Float32Array(), faceShare(subjects[index]!)) : null,
      );
    } finally {
      batch.dispose();
    }
  }

  return {
    async embed(subjects) {
      if (subjects.length === 0) return [];
      const body = await bodies(subjects);
      const face = await described(subjects);
      return body.map((vector, index) => ({ body: vector, face: face[index] ?? null }));
    },
    setFaces(parts) {
      faces?.dispose();
      faces = loading = null;
      waiting = parts;
    },
    dispose() {
      faces?.dispose();
      faces = null;
    },
  };
}

/** How much of the person's height the face is. */
function faceShare({ mesh, box }: Subject): number {
  if (!mesh) return 0;
  let [top, bottom] = [Infinity, -Infinity];
  for (let i = 1; i < mesh.length; i += 2) {
    top = Math.min(top, mesh[i]!);
    bottom = Math.max(bottom, mesh[i]!);
  }
  return (bottom - top) / Math.max(clip(box).height, 1e-6);
}

function faceOf({ picture, mesh }: Subject): TurnedCrop | null {
  if (!mesh) return null;
  const { centreX, centreY, side, angle } = faceSquare(mesh, picture.width, picture.height, FACE_MARGIN);
  return { picture, centreX, centreY, width: Math.max(1, side), height: Math.max(1, side), angle };
}
