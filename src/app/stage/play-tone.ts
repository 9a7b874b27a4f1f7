import type { Sound } from '#core/stage/reaction.ts';

/** Notes of each sound: frequency in Hz, start and length in seconds. */
const NOTES: Readonly<Record<Sound, readonly (readonly [hertz: number, at: number, length: number])[]>> = {
  ping: [[1318.5, 0, 0.5]],
  rise: [
    [523.3, 0, 0.16],
    [784, 0.12, 0.16],
    [1046.5, 0.24, 0.4],
  ],
  fall: [
    [784, 0, 0.16],
    [523.3, 0.14, 0.4],
  ],
  alarm: [
    [880, 0, 0.14],
    [660, 0.18, 0.14],
    [880, 0.36, 0.14],
    [660, 0.54, 0.2],
  ],
};
const LOUD = 0.14;

/** Plays one of the app's own sounds; nothing where the browser has none or wants a tap first. */
export function playTone(context: AudioContext, sound: Sound): void {
  void context.resume().catch(() => undefined);
  const began = context.currentTime + 0.02;
  for (const [hertz, at, length] of NOTES[sound]) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = 'triangle';
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, began + at);
    loudness.gain.linearRampToValueAtTime(LOUD, began + at + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.001, began + at + length);
    tone.connect(loudness).connect(context.destination);
    tone.start(began + at);
    tone.stop(began + at + length);
  }
}
