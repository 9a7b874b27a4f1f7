import { describe, expect, test } from 'vitest';
import { agreementOf, verdictOf, workOf, type Racer } from '#core/machines/speed.ts';

test('a convolution is counted by hand', () => {
  // 3 × 3 filters from 3 to 32 channels on 150 × 150 places.
  const work = workOf([{ weights: 3 * 3 * 3 * 32, places: 150 * 150, outputs: 150 * 150 * 32 }], 4 * 864);
  expect(work).toEqual({ layers: 1, multiplyAdds: 19_440_000, weightBytes: 3456, resultBytes: 2_880_000 });
});

describe('answers', () => {
  const person = (x: number, score: number) => ({ box: { x, y: 0, width: 0.2, height: 0.8 }, score });

  test('that show the same people differ by their scores', () => {
    const { both, alone, score } = agreementOf(
      [person(0, 0.9), person(0.5, 0.7)],
      [person(0.51, 0.68), person(0, 0.9)],
    );
    expect([both, alone]).toEqual([2, 0]);
    expect(score).toBeCloseTo(0.02);
  });

  test('that show others differ by people', () => {
    expect(agreementOf([person(0, 0.9)], [person(0.6, 0.9)])).toEqual({ both: 0, alone: 2, score: 0 });
  });
});

describe('the verdict', () => {
  const racer = (name: string, onGpu: boolean, ms: number, handOverMs = 0.1): Racer => ({
    name,
    onGpu,
    ms,
    handOverMs,
  });

  test.each([
    ['nothing was timed', [], false, { kind: 'none' }],
    [
      'there is no GPU',
      [racer('wasm', false, 60), racer('cpu', false, 900)],
      false,
      { kind: 'no-gpu', best: { name: 'wasm' } },
    ],
    ['the GPU is faster', [racer('wasm', false, 60), racer('webgl', true, 20)], false, { kind: 'gpu-wins', times: 3 }],
    [
      'it is imitated',
      [racer('wasm', false, 60), racer('webgl', true, 300)],
      true,
      { kind: 'gpu-loses', why: 'imitated', times: 5 },
    ],
    [
      'the way is long',
      [racer('wasm', false, 60), racer('webgl', true, 90, 40)],
      false,
      { kind: 'gpu-loses', why: 'hand-over' },
    ],
    [
      'the work is small',
      [racer('wasm', false, 60), racer('webgl', true, 90, 2)],
      false,
      { kind: 'gpu-loses', why: 'small' },
    ],
  ] as const)('where %s', (_, racers, imitated, expected) => {
    expect(verdictOf(racers, imitated)).toMatchObject(expected);
  });
});
