import { shareInside, type Box } from '#core/box.ts';
import type { Detection } from '#core/detection/detection.ts';
import { faceSquares, squareAround } from '#core/detection/face-squares.ts';
import {
  distinctFaces,
  FACE_INSIDE,
  peopleWithFaces,
  type FacedPerson,
  type ShownFace,
} from '#core/detection/people-with-faces.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import { boundsOf } from '#core/person/face-bounds.ts';
import { CONFIG } from '#vision/config.ts';
import type { FaceLandmarker } from '#vision/models/face-landmarker.ts';
import type { FrameReader } from './frame-reader.ts';

/** What a look knows when it asks for faces. */
interface FaceQuestion {
  /** ms. */
  readonly time: number;
  /** There is time for every square: a photo, a careful look. */
  readonly everything: boolean;
  /** Who was followed until now, with their faces. */
  readonly known: readonly FacedPerson[];
}

/**
 * Whoever shows a face is a person, whether or not the detector saw a body. On a moving picture one square a look: where somebody
 * was whom the detector no longer sees; else the next in turn, often while nobody is found, and now and then beside others.
 */
export class ShownFaces {
  readonly #reader: FrameReader;
  #turn = 0;
  #askedAt = -Infinity;

  constructor(reader: FrameReader) {
    this.#reader = reader;
  }

  /** The people that the detector found in a frame, and those who show a face beside them. */
  async among(
    people: readonly Detection[],
    frame: ImageBitmap,
    landmarker: FaceLandmarker,
    { time, everything, known }: FaceQuestion,
  ): Promise<Detection[]> {
    const aspect = frame.width / frame.height;
    const squares = faceSquares(aspect);
    const sure = people.filter(({ score }) => score >= LIFE.sureScore);
    if (everything) return peopleWithFaces(people, await this.#find(landmarker, frame, squares), known);
    const lost = known.filter(({ face }) => !sure.some(({ box }) => shareInside(face, box) > FACE_INSIDE));
    const again = lost.slice(0, CONFIG.facesFollowed).map(({ face }) => squareAround(face, aspect));
    const faces = again.length > 0 ? await this.#find(landmarker, frame, again) : [];
    const due = time - this.#askedAt >= (sure.length + lost.length > 0 ? CONFIG.facesBeside : CONFIG.facesAlone);
    if (due) {
      this.#askedAt = time;
      const square = squares[this.#turn % squares.length];
      const found = square ? await this.#find(landmarker, frame, [square]) : [];
      // Whoever is new here is asked about again at the next look: two make a person.
      const places = [...sure.map(({ box }) => box), ...known.map(({ face }) => face)];
      const isNew = ({ box }: ShownFace) => !places.some((place) => shareInside(box, place) > FACE_INSIDE);
      if (found.some(isNew)) this.#askedAt = -Infinity;
      else this.#turn += 1;
      faces.push(...found);
    }
    return peopleWithFaces(people, distinctFaces(faces), known);
  }

  async #find(landmarker: FaceLandmarker, frame: ImageBitmap, squares: readonly Box[]): Promise<ShownFace[]> {
    const finds: ShownFace[] = [];
    for (const square of squares) {
      const pixels = this.#reader.pixelsOf(frame, square, CONFIG.faceSquareSide);
      const found = await landmarker.findAll(frame, square, pixels, CONFIG.faceScore);
      finds.push(...found.map(({ mesh, score }) => ({ box: boundsOf(mesh), score })));
    }
    return distinctFaces(finds);
  }
}
