import { headOf } from '#core/person/body-parts.ts';
import type { Box } from '#core/box.ts';
import { mouthCovered } from '#core/person/mouth-covered.ts';
import { CONFIG } from '#vision/config.ts';
import type { FaceLandmarker } from '#vision/models/face-landmarker.ts';
import type { FrameReader } from './frame-reader.ts';
import { PersonMemory } from './person-memory.ts';

/** Looks for faces inside people, a few a frame, the most overdue first; on a photo in everybody. Nowhere before its models are there. */
export class FaceSearch {
  /** The face models come after the first label. */
  landmarker: FaceLandmarker | null = null;
  readonly #reader: FrameReader;

  constructor(reader: FrameReader) {
    this.#reader = reader;
  }

  async search(
    frame: ImageBitmap,
    people: readonly { box: Box; memory: PersonMemory }[],
    { time, still, everything, aspect }: { time: number; still: boolean; everything: boolean; aspect: number },
  ): Promise<void> {
    const { landmarker } = this;
    if (!landmarker) return;
    const due = people
      .map(({ box, memory }) => ({ box, memory, head: headOf(box, aspect), overdue: memory.faceDue(time) }))
      .filter(({ head, overdue }) => (everything || overdue >= 0) && head.height * frame.height >= CONFIG.leastHead)
      .sort((a, b) => b.overdue - a.overdue || b.box.height - a.box.height);
    for (const { box, memory, head } of due.slice(0, everything ? due.length : CONFIG.facesPerLook)) {
      // A photo is looked at once: what the usual square misses (a portrait filling it, a head far down) gets other squares.
      const squares = still ? [head, ...otherSquares(head, box, aspect)] : [head];
      let mesh: Float32Array | null = null;
      for (const square of squares) mesh ??= await this.#find(landmarker, frame, square, memory);
      memory.noteFace(mesh, box, time);
    }
  }

  /** The face of one person in a picture that is looked at once; null where none is found. */
  async meshIn(picture: ImageBitmap, box: Box): Promise<Float32Array | null> {
    const memory = new PersonMemory();
    const aspect = picture.width / picture.height;
    await this.search(picture, [{ box, memory }], { time: 0, still: true, everything: true, aspect });
    return memory.face(box, 0)?.mesh ?? null;
  }

  /** The mesh in source space. */
  async #find(
    landmarker: FaceLandmarker,
    frame: ImageBitmap,
    head: Box,
    memory: PersonMemory,
  ): Promise<Float32Array | null> {
    const side = CONFIG.headSide;
    const pixels = this.#reader.pixelsOf(frame, head, side);
    const mesh = await landmarker.find(frame, head, pixels);
    if (!mesh) return null;
    const inCrop = mesh.map((value, i) =>
      i % 2 === 0 ? ((value - head.x) / head.width) * side : ((value - head.y) / head.height) * side,
    );
    memory.mouthCovered = mouthCovered(pixels, inCrop);
    return mesh;
  }
}

/** Squares to try after the usual one: wider, narrower, and around the whole person. `aspect` is that of the picture. */
function otherSquares(head: Box, person: Box, aspect: number): Box[] {
  const grown = (factor: number, down: number): Box => ({
    x: head.x + (head.width * (1 - factor)) / 2,
    y: head.y + head.height * down,
    width: head.width * factor,
    height: head.height * factor,
  });
  const side = Math.max(person.width * aspect, person.height) * 1.4;
  const middle = { x: person.x + person.width / 2, y: person.y + person.height / 2 };
  const whole = { x: middle.x - side / aspect / 2, y: middle.y - side / 2, width: side / aspect, height: side };
  return [grown(1.6, -0.3), grown(0.6, 0), whole];
}
