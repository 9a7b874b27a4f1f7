import type { Request, Results } from '#bridge/protocol.ts';
import { WHOLE } from '#core/detection/closer-look.ts';
import type { FrameReader } from '#vision/look/frame-reader.ts';

/** Longest side of what is read back, px. */
const SIDE = 32;

/** What the recognition would see of a frame, by both ways on which it reads pixels. Closes the frame. */
export function readBack(reader: FrameReader, { frame }: Extract<Request, { type: 'readBack' }>): Results['readBack'] {
  try {
    const crop = reader.crops(frame, [WHOLE], SIDE);
    const colours = crop.dataSync();
    crop.dispose();
    const data = new Uint8ClampedArray(SIDE * SIDE * 4);
    for (let i = 0; i < SIDE * SIDE; i++) {
      for (let channel = 0; channel < 3; channel++) data[i * 4 + channel] = colours[i * 3 + channel] ?? 0;
    }
    const small = reader.small(frame, SIDE);
    return [
      { data, width: SIDE, height: SIDE },
      { data: small.data, width: small.width, height: small.height },
    ];
  } finally {
    frame.close();
  }
}
