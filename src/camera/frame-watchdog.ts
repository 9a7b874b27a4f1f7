import { onNewFrame } from './video-frames.ts';

const CHECK_EVERY = 500;

/**
 * Calls `onsilence` once when a playing video has shown no new frame for `silence` ms of visible time. After a phone
 * call a camera track may claim to be live and unmuted while its picture stands still; only the frames tell the truth.
 * Frames of a muted track do not count: WebKit goes on showing black ones. Returns how to stop watching.
 */
export function watchFrames(
  video: HTMLVideoElement,
  track: Pick<MediaStreamTrack, 'muted'>,
  silence: number,
  onsilence: () => void,
): () => void {
  let quiet = 0;
  let cancel: () => void = () => undefined;
  const listen = () => {
    cancel = onNewFrame(video, () => {
      if (!track.muted) quiet = 0;
      listen();
    });
  };
  const check = () => {
    // A hidden page gets no frames: that is not the camera's fault.
    quiet = document.visibilityState === 'visible' ? quiet + CHECK_EVERY : 0;
    if (quiet < silence) return;
    stop();
    onsilence();
  };
  const timer = setInterval(check, CHECK_EVERY);
  const stop = () => {
    clearInterval(timer);
    cancel();
  };
  listen();
  return stop;
}
