import { describe, expect, it } from 'vitest';
import { Follower } from '#core/tracking/follow.ts';
import type { Pixels } from '#core/pixels.ts';

const WIDTH = 320;
const HEIGHT = 240;
const PEOPLE = [0.3, 0.45, 0.6];

/** A textured world shifted by `x` pixels; the texture is a sum of waves of many lengths. */
function world(x: number): Pixels {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH; column++) {
      const u = column - x;
      const light =
        128 +
        40 * Math.sin(u / 7 + row / 31) +
        30 * Math.sin(u / 19 - row / 11) +
        40 * Math.sin((u * u) / 4000 + row / 5);
      data.fill(light, (row * WIDTH + column) * 4, (row * WIDTH + column) * 4 + 4);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}
const wall: Pixels = { data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128), width: WIDTH, height: HEIGHT };

/** Everybody stands still in the world while the picture pans 30 % a second back and forth. */
function pan(follower: Follower, picture: 'seen' | 'plain', gyroscope: boolean): void {
  let last = 0;
  for (let time = 0; time <= 4000; time += 200) {
    const x = 0.3 * Math.abs(((time / 1000) % 2) - 1) - 0.15;
    follower.update({
      people: PEOPLE.map((place) => ({ box: { x: place + x, y: 0.4, width: 0.05, height: 0.17 }, score: 0.8 })),
      pixels: picture === 'seen' ? world(x * WIDTH) : wall,
      time,
      still: false,
      gyro: gyroscope ? { x: time === 0 ? 0 : x - last, y: 0 } : null,
    });
    last = x;
  }
}

describe('following with a camera in the hand', () => {
  it('keeps everybody by the picture alone', () => {
    const follower = new Follower();
    pan(follower, 'seen', false);
    expect(follower.nextId).toBe(4);
  });
  it('keeps everybody by the gyroscope where the picture says nothing', () => {
    const blind = new Follower();
    pan(blind, 'plain', true);
    expect(blind.nextId).toBe(4);
    const lost = new Follower();
    pan(lost, 'plain', false);
    expect(lost.nextId).toBeGreaterThan(4);
  });
  it('says whether the motion was read from the picture', () => {
    const follower = new Follower();
    const look = (pixels: Pixels, time: number) =>
      follower.update({ people: [], pixels, time, still: false, gyro: { x: 0.5, y: 0 } }).cameraMotion;
    look(world(0), 0);
    const seen = look(world(8), 100);
    expect(seen.sure).toBe(true);
    expect(seen.x).toBeCloseTo(8 / WIDTH, 2);
    look(wall, 200);
    expect(look(wall, 300)).toEqual({ x: 0.5, y: 0, sure: false });
  });
  it('lists everybody on a photo at once and sees no camera motion in it', () => {
    const { tracks, cameraMotion } = new Follower(9).update({
      people: PEOPLE.map((x) => ({ box: { x, y: 0.4, width: 0.05, height: 0.17 }, score: 0.45 })),
      pixels: world(0),
      time: 5,
      still: true,
      gyro: null,
    });
    expect(tracks.map(({ id }) => id)).toEqual([9, 10, 11]);
    expect(cameraMotion).toEqual({ x: 0, y: 0, sure: false });
  });
  it('begins with the whole frame after a reset, and gives no id again', () => {
    const follower = new Follower();
    pan(follower, 'seen', false);
    follower.reset();
    expect(follower.parts(5000, false, 4 / 3)[0]).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    pan(follower, 'seen', false);
    expect(follower.nextId).toBe(7);
  });
  it('takes a photo for still whatever the gyroscope says', () => {
    const photo = { people: [], pixels: wall, time: 0, still: true, gyro: { x: 0.5, y: 0.5 } };
    expect(new Follower().update(photo).cameraMotion).toEqual({ x: 0, y: 0, sure: false });
  });
});

describe('where people are looked for', () => {
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  const places = (parts: readonly { x: number; width: number }[]) =>
    parts.map(({ x, width }) => (width === 1 ? 'whole' : x === 0 ? 'left' : 'right'));

  it('at first in the whole frame, then in the halves in turn, and in the whole again after 0.3 s', () => {
    const follower = new Follower();
    const looks = [0, 100, 200, 299, 300, 400].map((time) => {
      const parts = places(follower.parts(time, false, 4 / 3));
      const far = { box: { x: 0.3, y: 0.4, width: 0.05, height: 0.17 }, score: 0.8 };
      follower.update({ people: [far], pixels: wall, time, still: false, gyro: null });
      return parts;
    });
    expect(looks).toEqual([
      ['whole'],
      ['right', 'left'],
      ['left', 'right'],
      ['right', 'left'],
      ['whole', 'left'],
      ['right', 'left'],
    ]);
  });
  it('in one part where there is a hurry, and in many of a photo', () => {
    const follower = new Follower();
    expect(follower.parts(0, false, 4 / 3)).toEqual([whole]);
    expect(places(follower.parts(100, false, 4 / 3))).toEqual(['whole', 'right']);
    expect(follower.parts(200, false, 4 / 3, true)).toEqual([whole]);
    expect(places(follower.parts(300, true, 4 / 3))).toEqual(['whole', 'left', 'right']);
  });
});
