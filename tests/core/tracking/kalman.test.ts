import { describe, expect, it } from 'vitest';
import { ConstantVelocityFilter } from '#core/tracking/kalman.ts';
import { rng } from '#core/rng.ts';

describe('the constant-velocity filter', () => {
  it('learns a steady speed, at even and uneven steps', () => {
    const chance = rng(2);
    const filter = new ConstantVelocityFilter(0, 0.05, 1);
    let time = 0;
    while (time < 10) {
      const step = 0.03 + 0.4 * chance();
      time += step;
      filter.predict(step, 0.3);
      filter.correct(0.7 * time + 0.02 * (chance() - 0.5), 0.05);
    }
    expect(filter.speed).toBeCloseTo(0.7, 1);
    expect(filter.place).toBeCloseTo(0.7 * time, 1);
  });
  it('says the same after one long step as after many short ones', () => {
    const long = new ConstantVelocityFilter(1, 0.1, 1);
    const short = new ConstantVelocityFilter(1, 0.1, 1);
    long.predict(1, 0.5);
    for (let i = 0; i < 100; i++) short.predict(0.01, 0.5);
    expect(short.uncertainty(0)).toBeCloseTo(long.uncertainty(0), 6);
  });
  it('grows unsure while unseen and sure when seen', () => {
    const filter = new ConstantVelocityFilter(0, 0.1, 1);
    const before = filter.uncertainty(0);
    filter.predict(0.5, 1);
    const unseen = filter.uncertainty(0);
    expect(unseen).toBeGreaterThan(before);
    filter.correct(0, 0.1);
    expect(filter.uncertainty(0)).toBeLessThan(Math.min(unseen, 0.1 + 1e-9));
  });
});
