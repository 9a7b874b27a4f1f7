import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { fitSize } from '#camera/fit-size.ts';
import { LONGEST_SIDE } from './longest-side.ts';
import { ours } from './ours.ts';

/** The people of one recognised frame: boxes as x, y, width, height in shares of the picture. */
export interface FollowedFrame {
  /** From 1, as MOT counts. */
  readonly frame: number;
  readonly time: number;
  readonly ms: number;
  readonly people: readonly { readonly track: number; readonly box: readonly [number, number, number, number] }[];
}

export interface FollowedClip {
  readonly width: number;
  readonly height: number;
  /** Frames in the file. */
  readonly frames: number;
  readonly followed: readonly FollowedFrame[];
}

/** Where a virtual camera looks in each frame: a part of the picture, in its shares. */
export type CameraPath = readonly {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}[];

/**
 * Decodes a clip frame by frame and gives every `stride`th to recognition with its own time, none dropped.
 * With a `path`, a virtual camera moves over the picture; boxes are then in shares of what it sees.
 */
export async function followClip(url: string, stride: number, path: CameraPath | null): Promise<FollowedClip> {
  const blob = await (await fetch(url)).blob();
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack().catch(() => null);
  if (!track || !(await track.canDecode())) throw new Error('UNREADABLE');
  const width = track.displayWidth;
  const height = track.displayHeight;
  await ours().reset();
  const followed: FollowedFrame[] = [];
  let frames = 0;
  for await (const sample of new VideoSampleSink(track).samples()) {
    frames += 1;
    if ((frames - 1) % stride === 0) {
      const picture = sample.toVideoFrame();
      const view = path?.[frames - 1] ?? null;
      followed.push(await look(picture, view, frames, sample.timestamp * 1000));
      picture.close();
    }
    sample.close();
  }
  return { width, height, frames, followed };
}

async function look(
  picture: VideoFrame,
  view: CameraPath[number] | null,
  frame: number,
  time: number,
): Promise<FollowedFrame> {
  const bitmap = await bitmapOf(picture, view);
  const start = performance.now();
  const scene = await ours().look(bitmap, { time, still: false, turn: null });
  if (!scene) throw new Error(`recognition did not answer at frame ${frame}`);
  return {
    frame,
    time,
    ms: performance.now() - start,
    people: scene.people.map(({ track, box }) => ({ track, box: [box.x, box.y, box.width, box.height] })),
  };
}

function bitmapOf(picture: VideoFrame, view: CameraPath[number] | null): Promise<ImageBitmap> {
  const full = { width: picture.displayWidth, height: picture.displayHeight };
  const seen = view ? { width: view.width * full.width, height: view.height * full.height } : full;
  const size = fitSize(seen, LONGEST_SIDE);
  const options = { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' } as const;
  if (!view) return createImageBitmap(picture, options);
  return createImageBitmap(picture, view.x * full.width, view.y * full.height, seen.width, seen.height, options);
}
