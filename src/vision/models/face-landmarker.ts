import { loadGraphModel } from '@tensorflow/tfjs-converter';
import {
  concat,
  div,
  expandDims,
  gather,
  image,
  reshape,
  slice,
  sub,
  tensor1d,
  tidy,
  type Rank,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Box } from '#core/box.ts';
import { BLAZE_ROW, BLAZE_SIDE, faceAnchors, facesOf, type FoundFace } from '#core/person/blaze-face.ts';
import type { Pixels } from '#core/pixels.ts';
import { handlerOf, type ModelParts } from '#vision/backend/model-parts.ts';
import { tensorOf, type FrameReader, type TurnedCrop } from '#vision/look/frame-reader.ts';

/** Finds the face mesh of one head: BlazeFace, then the mesh network on the face turned upright (both Google's MediaPipe). */
export interface FaceLandmarker {
  /**
   * 468 mesh points as x, y in shares of the picture; null where there is no face.
   * @param square around the head, in shares of the picture; a square of its pixels
   * @param pixels of that square
   */
  find(picture: ImageBitmap | OffscreenCanvas, square: Box, pixels: Pixels): Promise<Float32Array | null>;
  /**
   * Every face of a square of a picture whose score reaches `least` (0..1) and in which the mesh network sees a face too; the
   * surest first. Same parameters as `find`.
   */
  findAll(
    picture: ImageBitmap | OffscreenCanvas,
    square: Box,
    pixels: Pixels,
    least: number,
  ): Promise<{ readonly mesh: Float32Array; readonly score: number }[]>;
  dispose(): void;
}

const MESH_POINTS = 468;
const MESH_SIDE = 192;
/** The mesh network's square, as a multiple of BlazeFace's box. */
const GROWN = 1.5;
/** What the mesh network says where it sees a face. */
const PRESENT = 0.5;

/** Loads both networks on the current backend. Throws where the files are no such graphs. */
export async function createFaceLandmarker(
  detector: ModelParts,
  mesh: ModelParts,
  reader: Pick<FrameReader, 'turned'>,
): Promise<FaceLandmarker> {
  const [blaze, meshes] = await Promise.all([loadGraphModel(handlerOf(detector)), loadGraphModel(handlerOf(mesh))]);

  async function facesIn(pixels: Pixels): Promise<FoundFace[]> {
    const rows = tidy(() => {
      const small = image.resizeBilinear(tensorOf(pixels), [BLAZE_SIDE, BLAZE_SIDE], false, true);
      const input = expandDims<Tensor4D>(sub<Tensor3D>(div(small, 127.5), 1)); // −1..1
      return reshape<Rank.R2>(blaze.execute({ input }, 'Identity') as Tensor, [-1, BLAZE_ROW]); // [896, 17]
    });
    try {
      // Few anchors see a face: their places first, so that only their rows come back.
      const logits = await read(() => slice(rows, [0, 0], [-1, 1]));
      const chosen = faceAnchors(logits);
      if (chosen.length === 0) return [];
      return facesOf(await read(() => gather(rows, tensor1d(chosen, 'int32'))), chosen);
    } finally {
      rows.dispose();
    }
  }

  async function meshIn(crop: TurnedCrop): Promise<Float32Array | null> {
    const values = await read(() => {
      const batch = reader.turned([crop], MESH_SIDE); // [1, 192, 192, 3]
      const [points, flag] = meshes.execute({ input_1: div(batch, 255) }, ['Identity_2', 'Identity_1']) as Tensor[];
      return concat<Tensor1D>([reshape<Rank.R1>(points!, [-1]), reshape<Rank.R1>(flag!, [-1])]);
    });
    return (values[MESH_POINTS * 3] ?? 0) >= PRESENT ? values : null;
  }

  /** The mesh of a face that BlazeFace found in a square of a picture. */
  async function meshOf(picture: ImageBitmap | OffscreenCanvas, square: Box, face: FoundFace) {
    const [wide, tall] = [square.width * picture.width, square.height * picture.height];
    const side = Math.max(1, GROWN * Math.max(face.box.width * wide, face.box.height * tall));
    const crop = {
      picture,
      centreX: square.x * picture.width + (face.box.x + face.box.width / 2) * wide,
      centreY: square.y * picture.height + (face.box.y + face.box.height / 2) * tall,
      width: side,
      height: side,
      angle: face.angle,
    };
    const mesh = await meshIn(crop);
    return mesh && inPicture(mesh, crop);
  }

  return {
    async find(picture, square, pixels) {
      const [surest] = await facesIn(pixels);
      return surest ? meshOf(picture, square, surest) : null;
    },
    async findAll(picture, square, pixels, least) {
      const found: { mesh: Float32Array; score: number }[] = [];
      for (const face of await facesIn(pixels)) {
        const mesh = face.score >= least ? await meshOf(picture, square, face) : null;
        if (mesh) found.push({ mesh, score: face.score });
      }
      return found;
    },
    dispose() {
      blaze.dispose();
      meshes.dispose();
    },
  };
}

/** Mesh points x, y, z in pixels of a crop → x, y in shares of its picture. */
function inPicture(mesh: Float32Array, { picture, centreX, centreY, width, angle }: TurnedCrop): Float32Array {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const points = new Float32Array(MESH_POINTS * 2);
  for (let i = 0; i < MESH_POINTS; i++) {
    const x = ((mesh[i * 3] ?? 0) / MESH_SIDE - 0.5) * width;
    const y = ((mesh[i * 3 + 1] ?? 0) / MESH_SIDE - 0.5) * width;
    points[i * 2] = (centreX + x * cos - y * sin) / picture.width;
    points[i * 2 + 1] = (centreY + x * sin + y * cos) / picture.height;
  }
  return points;
}

/** The values of what is computed; the tensor is freed. */
async function read(compute: () => Tensor): Promise<Float32Array> {
  const result = tidy(compute);
  try {
    return await result.data<'float32'>();
  } finally {
    result.dispose();
  }
}
