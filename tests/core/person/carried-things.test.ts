import { expect, test } from 'vitest';
import { attachThings } from '#core/person/carried-things.ts';
import type { Detection } from '#core/detection/detection.ts';

const left = { x: 0.1, y: 0.2, width: 0.2, height: 0.7 };
const right = { x: 0.6, y: 0.2, width: 0.2, height: 0.7 };
const thing = (x: number, y = 0.4): Detection => ({
  kind: 'backpack',
  box: { x, y, width: 0.08, height: 0.1 },
  score: 0.7,
});

test('a thing goes to the person whose box holds it', () => {
  const [of0, of1] = attachThings([left, right], [thing(0.62), thing(0.12)]);
  expect(of0).toHaveLength(1);
  expect(of1?.[0]?.box.x).toBe(0.62);
});

test("a thing in nobody's box belongs to nobody", () => {
  expect(attachThings([left, right], [thing(0.42)]).flat()).toEqual([]);
});

test('of two people who hold it equally the smaller box has it', () => {
  const near = { x: 0, y: 0, width: 1, height: 1 };
  expect(attachThings([near, left], [thing(0.15)])[1]).toHaveLength(1);
});

test('people are not things', () => {
  expect(attachThings([left], [{ kind: 'person', box: left, score: 1 }]).flat()).toEqual([]);
});
