import { describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { UNKNOWN, type HeadSample } from '#core/head/head.ts';
import { learningOf } from '#core/head/learn.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';
import { fft } from '#core/sound/fft.ts';
import { madeSound, type MadeSound } from '#core/sound/made-sounds.ts';
import { melBands } from '#core/sound/mel.ts';
import { levelOf, OnsetGate } from '#core/sound/onset-gate.ts';
import { resample } from '#core/sound/resample.ts';
import {
  bandHertz,
  bandPowers,
  BANDS,
  FRAMES,
  RATE,
  SOUND_LENGTH,
  SOUND_VERSION,
  soundPicture,
  soundVector,
} from '#core/sound/sound-picture.ts';

const noise = (length: number, seed: number) => {
  const random = rng(seed);
  return Float64Array.from({ length }, () => 2 * random() - 1);
};
const tone = (hertz: number, rate = RATE, length = SOUND_LENGTH) =>
  Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / rate));

describe('the transform', () => {
  test.each([1, 2, 8, 64, 512])('of %i samples equals the sum that defines it', (length) => {
    const [re, im] = [noise(length, 1), noise(length, 2)];
    const [real, imaginary] = [re.slice(), im.slice()];
    fft(real, imaginary);
    for (let k = 0; k < length; k++) {
      let [x, y] = [0, 0];
      for (let n = 0; n < length; n++) {
        const angle = (-2 * Math.PI * k * n) / length;
        x += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
        y += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
      }
      expect(real[k]).toBeCloseTo(x, 9);
      expect(imaginary[k]).toBeCloseTo(y, 9);
    }
  });

  test('keeps the energy (Parseval)', () => {
    const samples = noise(512, 3);
    const energy = samples.reduce((sum, one) => sum + one * one, 0);
    const imaginary = new Float64Array(512);
    fft(samples, imaginary);
    const there = samples.reduce((sum, one, i) => sum + one * one + imaginary[i]! ** 2, 0) / 512;
    expect(there).toBeCloseTo(energy, 9);
  });

  test('refuses a length that is no power of two', () => {
    expect(() => fft(new Float64Array(6), new Float64Array(6))).toThrow(RangeError);
    expect(() => fft(new Float64Array(8), new Float64Array(4))).toThrow(RangeError);
  });
});

describe('the bands', () => {
  test('share out every bin between the outer tips, no more and no less', () => {
    const bands = melBands(BANDS, 512, RATE, 80, 7_800);
    const sums = new Float64Array(257);
    for (const { from, weights } of bands) weights.forEach((weight, i) => (sums[from + i]! += weight));
    const bin = RATE / 512;
    for (let i = Math.ceil(bands[0]!.centre / bin); i <= Math.floor(bands.at(-1)!.centre / bin); i++) {
      expect(sums[i]).toBeCloseTo(1, 9);
    }
  });

  test.each([200, 1_000, 2_500, 6_000])('a tone of %i Hz lands in the band nearest to it, all the time', (hertz) => {
    const powers = bandPowers(tone(hertz));
    const nearest = Array.from({ length: BANDS }, (_, band) => band).sort(
      (a, b) => Math.abs(bandHertz(a) - hertz) - Math.abs(bandHertz(b) - hertz),
    )[0]!;
    for (let frame = 0; frame < FRAMES; frame++) {
      const row = powers.slice(frame * BANDS, (frame + 1) * BANDS);
      const loudest = row.indexOf(Math.max(...row));
      expect(Math.abs(loudest - nearest)).toBeLessThanOrEqual(1);
    }
  });

  test('a sound half as loud is the same picture', () => {
    const sound = madeSound('whistle', 4);
    const [loud, soft] = [soundPicture(sound).cells, soundPicture(sound.map((one) => one / 2)).cells];
    loud.forEach((cell, i) => expect(soft[i]).toBeCloseTo(cell, 4));
  });
});

describe('what is no sound', () => {
  const broken = new Float32Array(SOUND_LENGTH).fill(NaN);
  test.each([
    ['silence', new Float32Array(SOUND_LENGTH)],
    ['nothing', new Float32Array()],
    ['no numbers', broken],
    ['infinities', new Float32Array(SOUND_LENGTH).fill(Infinity)],
  ])('%s: dark, not heard, all zeros', (_name, samples) => {
    const picture = soundPicture(samples);
    expect(picture.heard).toBe(false);
    expect(soundVector(picture).every((value) => value === 0)).toBe(true);
    expect(levelOf(samples)).toBe(0);
  });
});

describe('another rate', () => {
  test.each([44_100, 48_000])('from %i a tone keeps its pitch and its loudness', (rate) => {
    const there = resample(tone(1_000, rate, Math.round(0.7 * rate)), rate, RATE);
    expect(there.length).toBeGreaterThanOrEqual(SOUND_LENGTH);
    const here = tone(1_000);
    expect(levelOf(there)).toBeCloseTo(levelOf(here), 1);
    const [a, b] = [soundPicture(there).cells, soundPicture(here).cells];
    const loudest = (cells: Float32Array) => cells.subarray(0, BANDS).indexOf(1);
    expect(
      Math.abs(
        loudest(a.map((cell) => Math.round(cell * 50) / 50)) - loudest(b.map((cell) => Math.round(cell * 50) / 50)),
      ),
    ).toBeLessThanOrEqual(1);
  });
});

describe('the beginning of a sound', () => {
  test('is found once, cut after a wait, and a quiet room never cuts', () => {
    const gate = new OnsetGate(480, 250);
    const cuts: number[] = [];
    for (let now = 0; now < 4_000; now += 20) {
      const loud = now >= 1_000 && now < 1_100;
      if (gate.update(loud ? 0.2 : 0.003, now)) cuts.push(now);
    }
    expect(cuts).toEqual([1_480]);
  });

  test('a steady hum becomes part of the room; NaN is silence', () => {
    const gate = new OnsetGate(100, 0);
    let cuts = 0;
    for (let now = 0; now < 20_000; now += 20) if (gate.update(0.05, now) && now > 5_000) cuts++;
    expect(cuts).toBe(0);
    expect(gate.update(NaN, 30_000)).toBe(false);
    expect(Number.isFinite(gate.room)).toBe(true);
  });
});

const samplesOf = (kinds: readonly MadeSound[], seeds: readonly number[]): HeadSample[] =>
  kinds.flatMap((classKey) =>
    seeds.map((seed) => ({
      id: `${classKey}-${seed}`,
      classKey,
      person: `${classKey}-${seed}`,
      burst: `${classKey}-${seed}`,
      embedding: { body: soundVector(soundPicture(madeSound(classKey, seed))), face: null },
    })),
  );
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

describe('the head that tells people apart', () => {
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: SOUND_VERSION };
  const taught = samplesOf(['clap', 'whistle'], seeds(1, 12));
  const { head, score } = runThrough(learningOf(taught, options));
  const asked = (kind: MadeSound) =>
    samplesOf([kind], seeds(1_000, 100)).map(({ embedding }) => askHead(head, embedding));

  test('tells claps from whistles that it never heard', () => {
    const right = (['clap', 'whistle'] as const).map(
      (kind) => asked(kind).filter(({ probabilities }) => probabilities[head.classKeys.indexOf(kind)]! > 0.5).length,
    );
    const known = (['clap', 'whistle'] as const).map((kind) => asked(kind).filter(({ key }) => key === kind).length);
    expect(right[0]! + right[1]!).toBeGreaterThanOrEqual(190);
    expect(known[0]! + known[1]!).toBeGreaterThanOrEqual(160);
  });

  test('its held-back figure is about what was measured on other sounds', () => {
    expect(score?.of).toBe(taught.length);
    expect(score!.right / score!.of).toBeGreaterThanOrEqual(0.9);
  });

  test('calls a bell unknown, and silence', () => {
    const bells = asked('bell').filter(({ key }) => key === UNKNOWN).length;
    expect(bells).toBeGreaterThanOrEqual(80);
    const nothing = askHead(head, { body: soundVector(soundPicture([])), face: null });
    expect(nothing.probabilities.every(Number.isFinite)).toBe(true);
  });

  test('the same sounds and seed give the same head to the bit', () => {
    expect(runThrough(learningOf(samplesOf(['clap', 'whistle'], seeds(1, 12)), options)).head).toEqual(head);
  });
});
