/** Best first: what other apps open, then what every browser writes. */
const KINDS = [
  'video/mp4;codecs=avc1.42E01F',
  'video/mp4',
  'video/webm;codecs=vp9',
  'video/webm;codecs=vp8',
  'video/webm',
] as const;

/** Longest clip, ms. */
export const LONGEST_CLIP = 15_000;
const RATE = 24;
const BITS = 4_000_000;

/** What is used of the browser. */
export interface RecorderWorld {
  readonly create: (stream: MediaStream, options: MediaRecorderOptions) => MediaRecorder;
  readonly supports: (kind: string) => boolean;
  readonly after: (ms: number, run: () => void) => void;
}

/** A clip in the making: what ends it, and the clip; null where the browser could not make one. */
export interface RunningClip {
  readonly stop: () => void;
  readonly done: Promise<Blob | null>;
}

/** Records what is drawn on a canvas until {@link RunningClip.stop}, fifteen seconds at most. MP4 where it can be had. */
export function recordCanvas(canvas: HTMLCanvasElement, { create, supports, after }: RecorderWorld): RunningClip {
  const kind = KINDS.find(supports);
  if (!kind) return { stop: () => undefined, done: Promise.resolve(null) };
  const stream = canvas.captureStream(RATE);
  const parts: Blob[] = [];
  const recorder = create(stream, { mimeType: kind, videoBitsPerSecond: BITS });
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const done = new Promise<Blob | null>((resolve) => {
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onerror = () => resolve(null);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      const clip = new Blob(parts, { type: recorder.mimeType || kind });
      resolve(clip.size > 0 ? clip : null);
    };
  });
  recorder.start();
  after(LONGEST_CLIP, stop);
  return { stop, done };
}
