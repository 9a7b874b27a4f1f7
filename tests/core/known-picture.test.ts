import { expect, test } from 'vitest';
import { isKnownPicture, knownFields, KNOWN_SIDE } from '#core/known-picture.ts';

/** The known picture as it is drawn, halved, with so much noise on every channel. */
function drawn(noise: (at: number) => number) {
  const side = KNOWN_SIDE / 2;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const field of knownFields()) {
    const colour = field.colour.match(/\d+/g)!.map(Number);
    for (let y = field.y / 2; y < (field.y + field.side) / 2; y++) {
      for (let x = field.x / 2; x < (field.x + field.side) / 2; x++) {
        const at = (y * side + x) * 4;
        colour.forEach((value, channel) => (data[at + channel] = value + noise(at + channel)));
      }
    }
  }
  return { data, width: side, height: side };
}

test('what was drawn is the known picture, also under the little noise of a careful browser', () => {
  expect(isKnownPicture(drawn(() => 0))).toBe(true);
  expect(isKnownPicture(drawn((at) => (at % 3) - 1))).toBe(true);
  expect(isKnownPicture(drawn(() => 8))).toBe(true);
});

test('white, black, noise and another picture are not', () => {
  const whole = drawn(() => 0);
  const filled = (value: (at: number) => number) => ({ ...whole, data: whole.data.map((_, at) => value(at)) });
  expect(isKnownPicture(filled(() => 255))).toBe(false);
  expect(isKnownPicture(filled(() => 0))).toBe(false);
  expect(isKnownPicture(filled((at) => (at * 7919) % 256))).toBe(false);
  expect(isKnownPicture({ ...whole, data: whole.data.toReversed() })).toBe(false);
});
