import { expect, test } from 'vitest';
import { demoScene, stageFor } from '#demo/scene.ts';
import { LANDSCAPE, LOOP, PORTRAIT, SPRITES } from '#demo/stage.ts';

const SHAPES = [
  ['landscape', 16 / 9],
  ['portrait', 9 / 16],
] as const;
const times = Array.from({ length: 160 }, (_, index) => (index * LOOP) / 160);

test('a lying picture and an upright one have a layout each', () => {
  expect(stageFor(16 / 9)).toBe(LANDSCAPE);
  expect(stageFor(9 / 16)).toBe(PORTRAIT);
});

for (const [name, aspect] of SHAPES) {
  test(`${name}: the same time and seed give the same scene, another seed another one`, () => {
    expect(demoScene(7300, aspect, 5)).toEqual(demoScene(7300, aspect, 5));
    expect(demoScene(7300, aspect, 6)).not.toEqual(demoScene(7300, aspect, 5));
  });

  test(`${name}: the end of the loop meets its beginning`, () => {
    for (const time of [0, 1234, 29_900]) {
      const now = demoScene(time, aspect);
      const later = demoScene(time + LOOP, aspect);
      expect(later.map((each) => each.person)).toEqual(now.map((each) => each.person));
      for (const [index, each] of now.entries()) expect(later[index]!.x).toBeCloseTo(each.x, 9);
    }
  });

  test(`${name}: at least three people are in the picture at every time`, () => {
    for (const time of times) {
      const inside = demoScene(time, aspect).filter((each) => {
        const half = (each.height * SPRITES[each.sprite].aspect) / aspect / 2;
        return each.x > 0 - half / 2 && each.x < 1 + half / 2;
      });
      expect(inside.length, `at ${time} ms`).toBeGreaterThanOrEqual(3);
    }
  });

  test(`${name}: nobody is in two places, and nobody jumps`, () => {
    for (const time of times) {
      const now = demoScene(time, aspect);
      const soon = new Map(demoScene(time + 33, aspect).map((each) => [each.person, each]));
      expect(new Set(now.map((each) => each.person)).size).toBe(now.length);
      for (const each of now) {
        const next = soon.get(each.person);
        // Whoever leaves the picture may come back on the other side.
        const outside = each.x < 0.02 || each.x > 0.98 || !next || next.x < 0 || next.x > 1;
        if (!outside) expect(Math.abs(next.x - each.x), `person ${each.person} at ${time} ms`).toBeLessThan(0.05);
      }
    }
  });

  test(`${name}: feet stand on one floor: the lower in the picture, the nearer and the larger`, () => {
    for (const time of times) {
      const walkers = demoScene(time, aspect).filter((each) => each.floor !== null);
      const byScale = walkers.toSorted((a, b) => a.scale - b.scale);
      const byFloor = walkers.toSorted((a, b) => a.floor! - b.floor!);
      expect(byScale).toEqual(byFloor);
      for (const each of walkers) expect(each.floor).toBeLessThan(1);
    }
  });

  test(`${name}: the astronaut comes near, and the picture's edge or the desk hides where her portrait ends`, () => {
    const stays = times.flatMap((time) => demoScene(time, aspect).filter((each) => each.sprite === 'astronaut'));
    const stage = stageFor(aspect);
    const desk = stage.horizon + (1.3 - 1.02) * stage.desk.scale;
    for (const each of stays) {
      const near = each.scale > stage.desk.scale;
      expect(each.y).toBeGreaterThan(near ? 1 : desk);
    }
    // Her face is a quarter of the height of her portrait: enough pixels for a mesh at 720 lines.
    expect(Math.max(...stays.map((each) => each.height))).toBeGreaterThan(0.44);
  });
}
