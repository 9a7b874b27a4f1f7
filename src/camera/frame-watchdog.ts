import { onNewFrame } from './video-frames.ts';

const CHECK_EVERY = 500;

/**
 * Calls `onsilence` once when a playing video has shown no new frame for `silence` ms of time in sight. After a phone
 * call a camera track may claim to be live and unmuted while its picture stands still; only the frames tell the truth.
 * Frames of a muted track do not count: WebKit goes on showing black ones. Half-way, and whenever it comes back into
 * sight, the video is told to play: systems pause it without a word. Returns how to stop watching.
 */
export function watchFrames(
  video: HTMLVideoElement,
  track: Pick<MediaStreamTrack, 'muted'>,
  silence: number,
  onsilence: () => void,
): () => void {
  let quiet = 0;
  let away = false;
  let cancel: () => void = () => undefined;
  const listen = () => {
    cancel = onNewFrame(video, () => {
      if (!track.muted) quiet = 0;
      listen();
    });
  };
  const check = () => {
    // Whatever is not seen gets no frames: that is not the camera's fault.
    const seen = isSeen(video);
    const wake = seen && (away || (quiet < silence / 2 && quiet + CHECK_EVERY >= silence / 2));
    quiet = seen && !away ? quiet + CHECK_EVERY : 0;
    away = !seen;
    if (wake) void video.play().catch(() => undefined);
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

/** False on a hidden page and in a place of the page that is not shown. */
function isSeen(video: HTMLVideoElement): boolean {
  if (document.visibilityState !== 'visible') return false;
  return !video.isConnected || (video.checkVisibility?.({ checkOpacity: true }) ?? true);
}
