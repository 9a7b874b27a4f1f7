import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { RATE, SOUND_LENGTH } from './sound-picture.ts';

/** Sounds that the program can make itself. The last one is never taught. */
export const MADE_SOUNDS = ['clap', 'whistle', 'bell'] as const;
export type MadeSound = (typeof MADE_SOUNDS)[number];

/** One sound at {@link RATE}, about 0.1 s after its beginning; the same seed makes the same sound to the bit. */
export function madeSound(kind: MadeSound, seed: number): Float32Array {
  const random = rng(seed * 3 + MADE_SOUNDS.indexOf(kind));
  const noise = gaussian(random);
  const between = (least: number, most: number) => least + (most - least) * random();
  const start = Math.round(between(0.06, 0.14) * RATE);
  const loudness = between(0.25, 0.8);
  const voice = { clap: clapOf, whistle: whistleOf, bell: bellOf }[kind](between, noise);
  const room = between(0.0005, 0.004);
  return Float32Array.from({ length: SOUND_LENGTH }, (_, i) => {
    const sound = i < start ? 0 : voice((i - start) / RATE);
    return Math.max(-1, Math.min(1, loudness * sound + room * noise()));
  });
}

type Between = (least: number, most: number) => number;
/** Value at a time since the beginning, s. */
type Voice = (time: number) => number;

/** A burst of noise that dies at once, some of it in the hollow of the hands; often two hands of people, a moment apart. */
function clapOf(between: Between, noise: () => number): Voice {
  const decay = between(0.012, 0.045);
  const hollow = between(700, 1_900);
  const sharpness = between(0.3, 0.8);
  const second = between(0, 1) < 0.4 ? between(0.012, 0.03) : null;
  const tail = between(0.02, 0.1);
  return (time) => {
    const again = second !== null && time >= second ? 0.7 * Math.exp(-(time - second) / decay) : 0;
    const fade = Math.exp(-time / decay) + again + tail * Math.exp(-time / (6 * decay));
    const burst = 0.6 * noise();
    return fade * burst * (sharpness + (1 - sharpness) * 1.6 * Math.sin(2 * Math.PI * hollow * time));
  };
}

/** A tone that glides and trembles a little, with breath in it. */
function whistleOf(between: Between, noise: () => number): Voice {
  const from = between(900, 2_400);
  const to = from * between(0.7, 1.5);
  const lasts = between(0.28, 0.5);
  const [depth, speed] = [between(0.004, 0.02), between(4, 8)];
  const breath = between(0.02, 0.08);
  let phase = 0;
  return (time) => {
    const share = Math.min(1, time / lasts);
    const hertz = from * (to / from) ** share * (1 + depth * Math.sin(2 * Math.PI * speed * time));
    phase += (2 * Math.PI * hertz) / RATE;
    const fade = Math.min(1, time / 0.03) * Math.min(1, Math.max(0, (lasts - time) / 0.05));
    return fade * (0.7 * Math.sin(phase) + 0.06 * Math.sin(2 * phase) + breath * noise());
  };
}

/** A struck bell: tones that belong to no ladder, the high ones dying first (ratios of a tubular bell). */
function bellOf(between: Between): Voice {
  const base = between(420, 760);
  const decay = between(0.2, 0.5);
  const partials = [1, 2.76, 5.4, 8.93].map((ratio, i) => ({
    hertz: base * ratio * between(0.99, 1.01),
    loud: between(0.25, 0.5) / (1 + 0.5 * i),
    decay: decay / (1 + 0.4 * i),
  }));
  return (time) =>
    partials.reduce(
      (sum, one) => sum + one.loud * Math.exp(-time / one.decay) * Math.sin(2 * Math.PI * one.hertz * time),
      0,
    );
}
