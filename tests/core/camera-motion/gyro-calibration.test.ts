import { expect, test } from 'vitest';
import { GyroCalibration } from '#core/camera-motion/gyro-calibration.ts';

/** A phone whose picture moves 1/65 a degree: axes and signs as a browser may give them. */
const phones = [
  { name: 'yaw is beta', shift: (a: number, b: number) => ({ x: -b / 65, y: a / 110 }) },
  { name: 'yaw is alpha, upside down', shift: (a: number, b: number) => ({ x: a / 65, y: -b / 110 }) },
];

test.each(phones)('the gains are learnt without knowing axes or signs: $name', ({ shift }) => {
  const calibration = new GyroCalibration();
  for (let i = 0; i < 60; i++) {
    const alpha = 3 * Math.sin(i / 3);
    const beta = 4 * Math.cos(i / 5);
    const noise = 0.002 * Math.sin(i * 12.9);
    calibration.learn(
      { alpha, beta, gamma: 0.3 },
      { x: shift(alpha, beta).x + noise, y: shift(alpha, beta).y - noise },
    );
  }
  const guess = calibration.shiftOf({ alpha: 2, beta: -5, gamma: 0.3 });
  expect(guess?.x).toBeCloseTo(shift(2, -5).x, 2);
  expect(guess?.y).toBeCloseTo(shift(2, -5).y, 2);
});

test('nothing is claimed before the phone has turned enough', () => {
  const calibration = new GyroCalibration();
  calibration.learn({ alpha: 1, beta: 0, gamma: 0 }, { x: 0.01, y: 0 });
  expect(calibration.shiftOf({ alpha: 1, beta: 0, gamma: 0 })).toBeNull();
});
