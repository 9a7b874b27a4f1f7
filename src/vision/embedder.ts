import { slice, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { clip, type Box } from '#core/box.ts';
import { colourHistogram } from '#core/colour-histogram.ts';
import { BODY_BLOCKS, bodyVector, faceVector, LAYERS, type Embedding, type Layer } from '#core/embedding.ts';
import { faceSquare } from '#core/face-square.ts';
import type { Detector } from './detector.ts';
import { createFaceDescriber, FACE_SIDE, type FaceDescriber } from './face-describer.ts';
import type { FrameReader, TurnedCrop } from './frame-reader.ts';
import type { ModelParts } from './model-parts.ts';
import { poolLayers } from './pool-layers.ts';

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
  /** From now on faces are described too. Throws where the files are no such network. */
  setFaces(parts: ModelParts): Promise<void>;
  /** Frees the face network; the detector is not its own. */
  dispose(): void;
}

/** Side of what the backbone sees of a person, px. */
const BODY_SIDE = 224;
/** Side of the person's picture in which colours are counted, px. */
const COLOUR_SIDE = 96;
/** The face network's square around the mesh, as a multiple of the mesh: brows to chin with a rim. */
const FACE_MARGIN = 1.15;

const NAMES = Object.keys(LAYERS) as Layer[];

/** An embedder on the backend that is current. */
export function createEmbedder(detector: Detector, reader: FrameReader): Embedder {
  let faces: FaceDescriber | null = null;

  async function bodies(subjects: readonly Subject[]): Promise<Float32Array[]> {
    const count = subjects.length;
    const batch = reader.turned([...subjects.map(squareOf), ...subjects.map(boxOf)], BODY_SIDE); // [2n, side, side, 3]
    const maps = tidy(() =>
      detector.features(
        batch,
        NAMES.map((name) => LAYERS[name].node),
      ),
    );
    const pooled = tidy(() => {
      const part = (from: number) =>
        new Map(
          NAMES.map((name, index) => [name, slice(maps[index] as Tensor4D, [from, 0, 0, 0], [count, -1, -1, -1])]),
        );
      return poolLayers(BODY_BLOCKS, { square: part(0), stretched: part(count) });
    }); // [n, blocks]
    try {
      const values = await pooled.data<'float32'>();
      const length = values.length / count;
      return subjects.map(({ picture, box }, index) =>
        bodyVector(
          values.subarray(index * length, (index + 1) * length),
          colourHistogram(reader.pixelsOf(picture, clip(box), COLOUR_SIDE)),
        ),
      );
    } finally {
      pooled.dispose();
      batch.dispose();
      maps.forEach((map) => map.dispose());
    }
  }

  async function described(subjects: readonly Subject[]): Promise<(Float32Array | null)[]> {
    const crops = subjects.map(faceOf);
    const there = crops.filter((crop) => crop !== null);
    if (!faces || there.length === 0) return crops.map(() => null);
    const batch = reader.turned(there, FACE_SIDE); // [faces, side, side, 3]
    try {
      const rows = (await faces.describe(batch)).values();
      return crops.map((crop) => (crop ? faceVector(rows.next().value ?? new Float32Array()) : null));
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
    async setFaces(parts) {
      const made = await createFaceDescriber(parts);
      faces?.dispose();
      faces = made;
    },
    dispose() {
      faces?.dispose();
      faces = null;
    },
  };
}

/** The visible part of the box. */
function boxOf({ picture, box }: Subject): TurnedCrop {
  const { x, y, width, height } = clip(box);
  return {
    picture,
    centreX: (x + width / 2) * picture.width,
    centreY: (y + height / 2) * picture.height,
    width: Math.max(1, width * picture.width),
    height: Math.max(1, height * picture.height),
    angle: 0,
  };
}

/** The square around the same centre that holds all of it. */
function squareOf(subject: Subject): TurnedCrop {
  const crop = boxOf(subject);
  const side = Math.max(crop.width, crop.height);
  return { ...crop, width: side, height: side };
}

function faceOf({ picture, mesh }: Subject): TurnedCrop | null {
  if (!mesh) return null;
  const { centreX, centreY, side, angle } = faceSquare(mesh, picture.width, picture.height, FACE_MARGIN);
  return { picture, centreX, centreY, width: Math.max(1, side), height: Math.max(1, side), angle };
}
