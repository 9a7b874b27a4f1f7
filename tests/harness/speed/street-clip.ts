import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';

/** Where to cut: a part of a clip in its pixels, and which of its frames, from 1. */
export interface Cut {
  readonly url: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly firstFrame: number;
  readonly frames: number;
}

/** One frame of a cut, enlarged to what a camera gives. */
export interface CutFrame {
  readonly canvas: HTMLCanvasElement;
  /** Since the clip's first frame, ms. */
  readonly time: number;
}

/** What a camera on a phone gives at least, px. */
const WIDTH = 640;
const HEIGHT = 480;

/** The frames of a cut, one after the other on one canvas. Throws `UNREADABLE`. */
export async function* cutFrames(cut: Cut): AsyncGenerator<CutFrame> {
  const blob = await (await fetch(cut.url)).blob();
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack().catch(() => null);
  if (!track || !(await track.canDecode())) throw new Error('UNREADABLE');
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  let frame = 0;
  for await (const sample of new VideoSampleSink(track).samples()) {
    frame += 1;
    const wanted = frame >= cut.firstFrame && frame < cut.firstFrame + cut.frames;
    if (wanted) {
      const picture = sample.toVideoFrame();
      context.drawImage(picture, cut.left, cut.top, cut.width, cut.height, 0, 0, WIDTH, HEIGHT);
      picture.close();
    }
    const time = sample.timestamp * 1000;
    sample.close();
    if (wanted) yield { canvas, time };
  }
}
