import { clip, type Box } from '#core/box.ts';
import { PICTURE_SIDE, type UnlabelledSample } from '#core/dataset/dataset.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import type { SeenPerson } from '#vision/look/person-looks.ts';
import { partOf } from '#vision/look/part-of-frame.ts';

/** How much wider than the person the look at the background is, as a share of each side. */
const AROUND = 0.35;
/** The person is covered with a little margin: an elbow outside the box is no background. */
const COVER = 0.04;
const GREY = '#7f7f7f';
/** Longest side of the picture in which the person is covered, px. */
const BACKGROUND_SIDE = 448;
const JPEG_QUALITY = 0.82;

/**
 * What one look at one person leaves for teaching: embedding, embedding of the background alone, small picture.
 * Without `behind` the background stays null: it takes as long as the person.
 */
export async function takeSample(
  embedder: Embedder,
  { frame, box, mesh }: SeenPerson,
  behind = true,
): Promise<UnlabelledSample> {
  const person = { picture: frame, box, mesh };
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  const [embedding, background] = await embedder.embed(
    behind ? [person, { picture: coverPerson(frame, box), box: whole, mesh: null }] : [person],
  );
  if (!embedding) throw new Error('a person without an embedding');
  return { embedding, background: background ?? null, picture: await pictureOf(frame, box) };
}

/** A wider part of the frame with the person greyed out. */
function coverPerson(frame: ImageBitmap, box: Box): OffscreenCanvas {
  const part = clip(grown(box, AROUND));
  const canvas = partOf(frame, part, BACKGROUND_SIDE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas in this worker');
  const cover = grown(box, COVER);
  context.fillStyle = GREY;
  context.fillRect(
    ((cover.x - part.x) / part.width) * canvas.width,
    ((cover.y - part.y) / part.height) * canvas.height,
    (cover.width / part.width) * canvas.width,
    (cover.height / part.height) * canvas.height,
  );
  return canvas;
}

async function pictureOf(frame: ImageBitmap, box: Box): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = partOf(frame, clip(box), PICTURE_SIDE);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A box with a margin on each side, as a share of that side. */
function grown(box: Box, share: number): Box {
  return {
    x: box.x - share * box.width,
    y: box.y - share * box.height,
    width: box.width * (1 + 2 * share),
    height: box.height * (1 + 2 * share),
  };
}
