import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { fitSize } from '#camera/fit-size.ts';
import { renderView, type SyntheticCamera } from '../evaluate/synthetic-camera.ts';
import { LONGEST_SIDE } from './longest-side.ts';
import { ours } from './ours.ts';

/** The people of one recognised frame: boxes as x, y, width, height in shares of the picture. */
interface FollowedFrame {
  /** From 1, as MOT counts. */
  readonly frame: number;
  readonly time: number;
  readonly ms: number;
  readonly people: readonly { readonly track: number; readonly box: readonly [number, number, number, number] }[];
}

export interface FollowedClip {
  readonly width: number;
  readonly height: number;
  /** Frames in the file, and how many of them a second. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly followed: readonly FollowedFrame[];
}

/**
 * Decodes a clip frame by frame and gives every `stride`th to recognition with its own time, none dropped. Through a
 * synthetic camera boxes are in shares of what it sees.
 */
export async function followClip(url: string, stride: number, camera: SyntheticCamera | null): Promise<FollowedClip> {
  const blob = await (await fetch(url)).blob();
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack().catch(() => null);
  if (!track || !(await track.canDecode())) throw new Error('UNREADABLE');
  const { averagePacketRate: framesPerSecond } = await track.computePacketStats();
  await ours().reset();
  const followed: FollowedFrame[] = [];
  let frames = 0;
  for await (const sample of new VideoSampleSink(track).samples()) {
    frames += 1;
    if ((frames - 1) % stride === 0) {
      const picture = sample.toVideoFrame();
      const time = (frames - 1) / framesPerSecond;
      followed.push(await look(camera ? seenBy(camera, picture, time) : picture, frames, sample.timestamp * 1000));
      picture.close();
    }
    sample.close();
  }
  return { width: track.displayWidth, height: track.displayHeight, frames, framesPerSecond, followed };
}

async function look(picture: VideoFrame | ImageData, frame: number, time: number): Promise<FollowedFrame> {
  const full = picture instanceof ImageData ? picture : { width: picture.displayWidth, height: picture.displayHeight };
  const size = fitSize(full, LONGEST_SIDE);
  const bitmap = await createImageBitmap(picture, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'medium',
  });
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

/** The picture at its place in the larger view of a moving camera. `time` in seconds. */
function seenBy(camera: SyntheticCamera, picture: VideoFrame, time: number): ImageData {
  const canvas = new OffscreenCanvas(picture.displayWidth, picture.displayHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const view = renderView({ data, width: canvas.width, height: canvas.height }, camera, time);
  return new ImageData(new Uint8ClampedArray(view.data), view.width, view.height);
}
