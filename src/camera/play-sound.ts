/** Plays samples aloud. The audio machine is made at the first call, which must be a press, and then kept. */
export function createSoundPlayer(): (samples: Float32Array, rate: number) => void {
  let context: AudioContext | null = null;
  let playing: AudioBufferSourceNode | null = null;
  return (samples, rate) => {
    try {
      context ??= new AudioContext();
      void context.resume();
      playing?.stop();
      const buffer = new AudioBuffer({ length: Math.max(1, samples.length), sampleRate: rate });
      buffer.getChannelData(0).set(samples);
      playing = new AudioBufferSourceNode(context, { buffer });
      playing.connect(context.destination);
      playing.start();
    } catch {
      // Without a loudspeaker everything is still seen.
    }
  };
}
