import { within, type Box } from '#core/box.ts';
import type { Detection } from '#core/detection/detection.ts';
import { mergeLooks } from '#core/detection/merge-looks.ts';
import { CONFIG } from '#vision/config.ts';
import type { Detector } from '#vision/models/detector.ts';
import type { FrameReader } from './frame-reader.ts';

/** What finds things in a frame. */
export interface Finder {
  readonly detector: Detector;
  readonly reader: FrameReader;
}

/** Detections of several parts of the frame in one run, merged, in shares 0..1 of the whole frame. */
export async function findIn(
  { detector, reader }: Finder,
  frame: ImageBitmap,
  parts: readonly Box[],
  minScore: number,
): Promise<Detection[]> {
  const batch = reader.crops(frame, parts, CONFIG.detectorSide); // [parts, side, side, 3]
  try {
    const lists = await detector.run(batch, minScore);
    return mergeLooks(
      parts.map((part, index) => ({
        part,
        found: (lists[index] ?? []).map((found) => ({ ...found, box: within(part, found.box) })),
      })),
    );
  } finally {
    batch.dispose();
  }
}
