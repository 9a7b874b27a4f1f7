import { RATE } from '#core/sound/sound-picture.ts';
import { resample } from '#core/sound/resample.ts';
import { levelOf } from '#core/sound/onset-gate.ts';

/** Every way a microphone can refuse that a person can act on. */
export type MicrophoneTrouble = 'denied' | 'none' | 'in-use' | 'insecure' | 'other';

/** What `openMicrophone` throws. */
export class MicrophoneError extends Error {
  readonly trouble: MicrophoneTrouble;
  constructor(trouble: MicrophoneTrouble, detail = '') {
    super(`microphone ${trouble}: ${detail}`);
    this.name = 'MicrophoneError';
    this.trouble = trouble;
  }
}

/** An open microphone. Nothing of what it hears is kept but the last two thirds of a second. */
export interface Microphone {
  /** Loudness of the last 40 ms or so, share of full scale. */
  level(): number;
  /** The newest sound, about 0.7 s at {@link RATE}. */
  latest(): Float32Array;
  /** Lets go of it: the browser's sign that it listens goes out. */
  close(): void;
}

/** Longest that an analyser keeps, samples: 0.68 s at 48 kHz. */
const KEPT = 32_768;
const LEVEL = 2_048;

/** What getUserMedia may throw (W3C Media Capture §10.2). */
const TROUBLE_OF: Readonly<Record<string, MicrophoneTrouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** How long a call or another app may take the sound away before listening counts as over, ms. */
const INTERRUPTED = 3000;
const TRY_EVERY = 500;

/**
 * Asks for the microphone; to be called by a press, or Safari stays silent. What the browser does for calls is off: it
 * takes claps for noise. An analyser reads along, so no code of ours runs beside the page. `onended` is called once when it
 * hears no more: taken away, or interrupted and not to be brought back. Throws `MicrophoneError`.
 */
export async function openMicrophone(onended: () => void, devices = navigator.mediaDevices): Promise<Microphone> {
  if (!devices?.getUserMedia) throw new MicrophoneError(globalThis.isSecureContext ? 'none' : 'insecure');
  const context = new AudioContext();
  let stream: MediaStream | null = null;
  let stopWatching: () => void = () => undefined;
  const close = () => {
    stopWatching();
    for (const track of stream?.getTracks() ?? []) track.stop();
    void context.close().catch(() => undefined);
  };
  try {
    const wish = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    stream = await devices.getUserMedia({ audio: wish, video: false });
    await context.resume();
    const source = context.createMediaStreamSource(stream);
    const [newest, quick] = [analyserOf(context, source, KEPT), analyserOf(context, source, LEVEL)];
    const [sound, moment] = [new Float32Array(KEPT), new Float32Array(LEVEL)];
    const track = stream.getAudioTracks()[0];
    track?.addEventListener('ended', onended);
    stopWatching = watchSound(context, track, onended);
    return {
      level: () => {
        quick.getFloatTimeDomainData(moment);
        return levelOf(moment);
      },
      latest: () => {
        newest.getFloatTimeDomainData(sound);
        return resample(sound, context.sampleRate, RATE);
      },
      close,
    };
  } catch (error) {
    close();
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    throw new MicrophoneError(TROUBLE_OF[name] ?? 'other', String(error));
  }
}

/**
 * A call, Siri or another app suspends the context or mutes the track, and not every system gives both back by itself.
 * Asks for them again; calls `onsilence` once where that is in vain for so long while the page is seen.
 */
function watchSound(context: AudioContext, track: MediaStreamTrack | undefined, onsilence: () => void): () => void {
  let quiet = 0;
  const timer = setInterval(() => {
    const heard = context.state === 'running' && track?.muted !== true;
    quiet = heard || document.visibilityState === 'hidden' ? 0 : quiet + TRY_EVERY;
    if (context.state !== 'running') void context.resume().catch(() => undefined);
    if (quiet < INTERRUPTED) return;
    clearInterval(timer);
    onsilence();
  }, TRY_EVERY);
  return () => clearInterval(timer);
}

function analyserOf(context: AudioContext, source: AudioNode, size: number): AnalyserNode {
  const analyser = new AnalyserNode(context, { fftSize: size });
  source.connect(analyser);
  return analyser;
}
