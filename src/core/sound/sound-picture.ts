import { fft } from './fft.ts';
import { melBands } from './mel.ts';

/** Samples a second that everything here works with. */
export const RATE = 16_000;
/** Samples of one sound: 0.64 s. */
export const SOUND_LENGTH = 10_240;
/** Bands from low to high, and moments from first to last. */
export const BANDS = 32;
export const FRAMES = 32;
/** Which vector this version makes; a head never speaks about another. */
export const SOUND_VERSION = 'sound-1';

const SIZE = 512;
const HOP = (SOUND_LENGTH - SIZE) / (FRAMES - 1);
/** Quieter than the loudest cell by more than this is dark, dB. */
const DEPTH = 60;
/** Power of one band below which there is no sound at all: about −90 dB of full scale. */
const SILENCE = 1e-6;

const bands = melBands(BANDS, SIZE, RATE, 80, 7_800);
/** Hann's window: without it the edges of a cut would sound in every band. */
const hann = Float64Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));

/** A sound as a picture. */
export interface SoundPicture {
  /** {@link FRAMES} rows of {@link BANDS} cells, low bands first: 0 is {@link DEPTH} dB under the loudest cell, 1 the loudest. */
  readonly cells: Float32Array;
  /** Whether there was any sound. */
  readonly heard: boolean;
}

/** Frequency of the middle of a band, Hz. */
export function bandHertz(band: number): number {
  return bands[band]?.centre ?? 0;
}

/** Power of each band in each moment of {@link SOUND_LENGTH} samples at {@link RATE}; what is missing is silent. */
export function bandPowers(samples: ArrayLike<number>): Float64Array {
  const powers = new Float64Array(FRAMES * BANDS);
  const [real, imaginary] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  for (let frame = 0; frame < FRAMES; frame++) {
    const at = Math.round(frame * HOP);
    for (let i = 0; i < SIZE; i++) {
      const sample = samples[at + i] ?? 0;
      real[i] = Number.isFinite(sample) ? sample * hann[i]! : 0;
    }
    imaginary.fill(0);
    fft(real, imaginary);
    bands.forEach(({ from, weights }, band) => {
      let power = 0;
      for (const [bin, weight] of weights.entries()) {
        power += weight * (real[from + bin]! ** 2 + imaginary[from + bin]! ** 2);
      }
      powers[frame * BANDS + band] = power;
    });
  }
  return powers;
}

/** The log-mel spectrogram of a sound, as bright as its own loudest cell: how near the microphone was does not count. */
export function soundPicture(samples: ArrayLike<number>): SoundPicture {
  const powers = bandPowers(samples);
  const loudest = powers.reduce((most, power) => Math.max(most, power), 0);
  if (loudest < SILENCE) return { cells: new Float32Array(powers.length), heard: false };
  const cells = Float32Array.from(powers, (power) =>
    Math.max(0, 1 + (10 * Math.log10(Math.max(power, Number.MIN_VALUE) / loudest)) / DEPTH),
  );
  return { cells, heard: true };
}

/** A sound's vector: its cells around their own mean. Silence is all zeros. */
export function soundVector({ cells }: SoundPicture): Float32Array {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  return cells.map((cell) => cell - mean);
}
