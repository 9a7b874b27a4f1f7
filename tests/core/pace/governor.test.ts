import { describe, expect, test } from 'vitest';
import { Governor } from '#core/pace/governor.ts';

/** A governor that saw so many looks of this length, with one run of the detector each. */
function after(looks: number, ms: number, governor = new Governor(), run = ms): Governor {
  for (let look = 0; look < looks; look++) governor.note({ ms, run, parts: 1 });
  return governor;
}

describe('how much a look sees', () => {
  test('nobody hurries before the first look', () => {
    expect(new Governor().hurry).toBe(false);
  });
  test('looks that would be long with one more part hurry the next one, one long look among short ones hurries nobody', () => {
    const governor = after(1, 280);
    expect(governor.hurry).toBe(true);
    expect(after(6, 70, governor).hurry).toBe(false);
    expect(after(1, 150, after(5, 60)).hurry).toBe(false);
    expect(after(9, 130, new Governor(), 60).hurry).toBe(false);
    expect(after(9, 130, new Governor(), 110).hurry).toBe(true);
  });
  test('seeing less does not end the hurry that made it see less', () => {
    const governor = new Governor();
    for (let look = 0; look < 20; look++) {
      const parts = governor.hurry ? 1 : 2;
      governor.note({ ms: 40 + 120 * parts, run: 120, parts });
      expect(governor.hurry).toBe(true);
    }
  });
  test('another source begins anew', () => {
    const governor = after(3, 900);
    governor.reset();
    expect([governor.hurry, governor.rest]).toEqual([false, 0]);
  });
});

describe('how often there are looks', () => {
  test('a cool device on a charger looks without a rest', () => {
    const governor = after(100, 60);
    governor.see(60);
    governor.battery = { level: 0.1, charging: true };
    expect([governor.power, governor.rest, governor.held]).toEqual([1, 0, null]);
  });

  test('a device that gets hot rests, more the hotter it is, and no longer once it is cool again', () => {
    const governor = after(100, 60);
    after(100, 95, governor);
    expect(governor.power).toBeCloseTo(0.75);
    expect(governor.rest).toBeCloseTo(95 / 3, 0);
    expect(governor.held).toBe('heat');
    after(150, 140, governor);
    expect(governor.power).toBeCloseTo(0.5);
    expect(governor.rest).toBeCloseTo(140, 0);
    after(200, 62, governor);
    expect(governor.power).toBe(1);
  });

  test('more people make looks longer and no device hotter', () => {
    expect(after(200, 150, after(100, 60), 60).power).toBe(1);
  });

  test('a battery that runs low, and a screen that does not keep up, are spared', () => {
    const governor = after(50, 90);
    governor.battery = { level: 0.15, charging: false };
    expect(governor.power).toBeCloseTo(0.5);
    governor.battery = { level: 0.05, charging: false };
    expect(governor.power).toBeCloseTo(0.33);
    governor.see(30);
    expect(governor.held).toBe('battery');
    governor.battery = null;
    expect(governor.power).toBeCloseTo(0.75);
    expect(governor.held).toBe('screen');
  });

  test('a rest gives way where looks take long: labels stay younger than half a second', () => {
    const governor = after(50, 180);
    governor.battery = { level: 0.05, charging: false };
    expect(governor.rest).toBeCloseTo(90);
    expect(governor.power).toBeCloseTo(180 / 270);
    const slow = after(50, 450);
    slow.battery = { level: 0.05, charging: false };
    expect([slow.rest, slow.power, slow.held]).toEqual([0, 1, null]);
  });
});
