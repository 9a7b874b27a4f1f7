import { headOf } from '#core/body-parts.ts';
import type { Box } from '#core/box.ts';
import { mouthCovered } from '#core/mouth-covered.ts';
import { CONFIG } from './config.ts';
import type { FaceLandmarker } from './face-landmarker.ts';
import { tensorOf, type FrameReader } from './frame-reader.ts';
import type { PersonMemory } from './person-memory.ts';

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
    { time, still, aspect }: { time: number; still: boolean; aspect: number },
  ): Promise<void> {
    const { landmarker } = this;
    if (!landmarker) return;
    const due = people
      .map(({ box, memory }) => ({ box, memory, head: headOf(box, aspect), overdue: memory.faceDue(time) }))
      .filter(({ head, overdue }) => overdue >= 0 && head.height * frame.height >= CONFIG.leastHead)
      .sort((a, b) => b.overdue - a.overdue || b.box.height - a.box.height);
    for (const { box, memory, head } of due.slice(0, still ? due.length : CONFIG.facesPerLook)) {
      await this.#find(landmarker, frame, { box, head, memory, time });
    }
  }

  async #find(
    landmarker: FaceLandmarker,
    frame: ImageBitmap,
    { box: person, head, memory, time }: { box: Box; head: Box; memory: PersonMemory; time: number },
  ): Promise<void> {
    const side = CONFIG.headSide;
    const pixels = this.#reader.pixelsOf(frame, head, side);
    const crop = tensorOf(pixels);
    try {
      const mesh = await landmarker.find(crop);
      memory.mouthCovered = mesh ? mouthCovered(pixels, mesh) : memory.mouthCovered;
      const inSource = mesh?.map((value, i) =>
        i % 2 === 0 ? head.x + (value / side) * head.width : head.y + (value / side) * head.height,
      );
      memory.noteFace(inSource ?? null, person, time);
    } finally {
      crop.dispose();
    }
  }
}
