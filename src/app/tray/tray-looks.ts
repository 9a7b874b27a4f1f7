import type { VisionClient } from '#bridge/vision-client.ts';
import { fileKind } from '#camera/files/file-kind.ts';
import { fitSize } from '#camera/fit-size.ts';
import type { Source } from '#camera/source.ts';
import { centre, clip, iou, type Box } from '#core/box.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { VisorError } from '#core/failure.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import type { TrayContents } from './tray-picture.ts';

/** Longest side of what a tray shows of a whole picture, and of one person, px. */
const THUMB = 480;
const CROP = 288;
const JPEG_QUALITY = 0.85;
/** Also the faint tell which finds are halves of others; as in the looks at a picture that runs. */
const FAINTEST = 0.12;

export interface LookWorld {
  readonly client: Pick<VisionClient, 'detect' | 'explain'>;
  readonly openFile: (file: Blob) => Promise<Source>;
  /** Longest side of the frames handed to the recognition, px. */
  readonly longestSide: number;
}

/**
 * Looks at one file as carefully as at any photo: upright, within the limits of size. `idOf` names the people, from left
 * to right. Nobody is described yet: that waits until somebody is chosen. Throws a `VisorError`.
 */
export async function lookAt(
  { client, openFile, longestSide }: LookWorld,
  file: File,
  idOf: (index: number) => string,
): Promise<TrayContents> {
  if ((await fileKind(file)) === 'clip') return { kind: 'clip' };
  const source = await openFile(file);
  try {
    if (!source.still) return { kind: 'clip' };
    const found = await client.detect((await frameOf(source, longestSide)).bitmap, FAINTEST);
    const boxes = peopleIn(found)
      .map((box) => clip(box))
      .sort((a, b) => centre(a).x - centre(b).x);
    const whole = { x: 0, y: 0, width: 1, height: 1 };
    const people = [];
    for (const [index, box] of boxes.entries()) {
      people.push({ id: idOf(index), box, crop: await cutOut(source, box, CROP) });
    }
    const thumb = await cutOut(source, whole, THUMB);
    return { kind: 'looked', thumb, aspect: source.width / source.height, people };
  } finally {
    source.close();
  }
}

/** Whom a photo shows: the same as are followed from its first look on, nobody twice. */
function peopleIn(found: Awaited<ReturnType<VisionClient['detect']>>): readonly Box[] {
  const people: Box[] = [];
  for (const { box, score } of found) {
    if (score < LIFE.sureScore) continue;
    if (!people.some((other) => iou(other, box) > LIFE.duplicateOverlap)) people.push(box);
  }
  return people;
}

/** What there is to teach of people of one file, in the order of their boxes. Throws a `VisorError`. */
export async function describeIn(
  { client, openFile, longestSide }: LookWorld,
  file: File,
  boxes: readonly Box[],
): Promise<readonly UnlabelledSample[]> {
  const source = await openFile(file);
  const pictures: { picture: ImageBitmap; box: Box }[] = [];
  try {
    for (const box of boxes) pictures.push({ picture: (await frameOf(source, longestSide)).bitmap, box });
    const described = await client.explain<'describe'>({ type: 'describe', pictures, faces: true });
    if (!described) throw new VisorError('recognition-stopped', 'nothing was described');
    return described;
  } finally {
    source.close();
    for (const { picture } of pictures) picture.close();
  }
}

async function frameOf(source: Source, longestSide: number) {
  const frame = await source.next(longestSide);
  if (!frame) throw new VisorError('bad-file', 'closed');
  return frame;
}

async function cutOut({ element, width, height }: Source, box: Box, longestSide: number): Promise<Blob> {
  const part = { width: Math.max(1, box.width * width), height: Math.max(1, box.height * height) };
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitSize(part, longestSide));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new VisorError('bad-file', 'no canvas of this size');
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    ...([element, box.x * width, box.y * height, part.width, part.height] as const),
    ...([0, 0, canvas.width, canvas.height] as const),
  );
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new VisorError('bad-file', 'no JPEG'))),
      'image/jpeg',
      JPEG_QUALITY,
    ),
  );
}
