import { describe, expect, test } from 'vitest';
import { tagFree } from '#hud/person/head.ts';
import { layoutTags } from '#hud/tag/label-layout.ts';
import type { Placement, TagRequest } from '#hud/tag/tag-request.ts';
import { freeArea, overlap, visibleFrame } from '#hud/rect.ts';
import { tagContent } from '#hud/tag/tag-content.ts';
import { tagLevels } from '#hud/tag/tag-level.ts';
import { tagMetrics, tagSizes } from '#hud/tag/tag-metrics.ts';
import { toView } from '#hud/view.ts';
import type { View } from '#hud/view.ts';
import type { Person } from '#core/scene.ts';
import { LOOKS, TEXT, person, randomPeople, view } from '../people.ts';

/** About as wide as a wide system font: 0.68 of the size a letter, a whole size a Chinese character. */
const measure = (text: string, font: string) => {
  const size = Number(/(\d+(\.\d+)?)px/.exec(font)![1]);
  return [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 1 : 0.68) * size, 0);
};

function requests(people: readonly Person[], on: View, before?: ReadonlyMap<number, Placement>): TagRequest[] {
  const area = freeArea(on);
  const metrics = tagMetrics('en', 1);
  const drafts = people.flatMap((one) => {
    const box = toView(one.box, on);
    const frame = visibleFrame(box, area, on);
    const sizes = tagSizes(tagContent(one, LOOKS, TEXT, false, false), metrics, measure);
    return frame ? [{ track: one.track, box, frame, sizes }] : [];
  });
  const levels = tagLevels(
    drafts.map(({ frame, sizes, track }) => ({
      frame,
      sizes,
      before: before?.get(track)?.level ?? null,
      selected: false,
    })),
    area,
    1,
  );
  return drafts.map(({ track, box, frame, sizes }, i) => ({
    track,
    frame,
    head: tagFree(box, null),
    sizes,
    level: levels[i]!,
  }));
}

const byTrack = (placements: readonly Placement[]) => new Map(placements.map((one) => [one.track, one]));

const SCREENS = [
  [390, 844],
  [844, 390],
  [1280, 800],
] as const;

describe.each(SCREENS)('on a screen of %i×%i', (width, height) => {
  const on = view(width, height);
  const area = freeArea(on);

  test('1 to 12 people each get a tag, none over another, all inside the free part', () => {
    for (let count = 1; count <= 12; count++) {
      for (let seed = 1; seed <= 40; seed++) {
        const wanted = requests(randomPeople(count, seed * 97 + count), on);
        const placed = layoutTags(wanted, area);
        const about = `${count} people, seed ${seed}`;
        expect(placed.length, about).toBe(wanted.length);
        for (const [i, a] of placed.entries()) {
          expect(a.rect.x, about).toBeGreaterThanOrEqual(area.x);
          expect(a.rect.y, about).toBeGreaterThanOrEqual(area.y);
          expect(a.rect.x + a.rect.width, about).toBeLessThanOrEqual(area.x + area.width + 1e-9);
          expect(a.rect.y + a.rect.height, about).toBeLessThanOrEqual(area.y + area.height + 1e-9);
          for (const b of placed.slice(i + 1)) expect(overlap(a.rect, b.rect), about).toBe(0);
        }
      }
    }
  });

  test('12 people on one spot still get 12 tags that do not touch', () => {
    const box = { x: 0.45, y: 0.4, width: 0.1, height: 0.3 };
    const wanted = requests(
      Array.from({ length: 12 }, (_, i) => person(i + 1, box)),
      on,
    );
    const placed = layoutTags(wanted, area);
    expect(placed).toHaveLength(12);
    for (const [i, a] of placed.entries()) for (const b of placed.slice(i + 1)) expect(overlap(a.rect, b.rect)).toBe(0);
  });

  test('the same people give the same tags, in whatever order they come', () => {
    const wanted = requests(randomPeople(9, 5), on);
    expect(layoutTags([...wanted].reverse(), area)).toEqual(layoutTags(wanted, area));
  });

  test('people who tremble by a pixel keep their tags where they were', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const people = randomPeople(7, seed);
      let before = byTrack(layoutTags(requests(people, on), area));
      let changes = 0;
      for (let frame = 0; frame < 20; frame++) {
        const shift = ((frame % 2) * 2 - 1) * 0.0008;
        const moved = people.map((one) => ({
          ...one,
          box: { ...one.box, x: one.box.x + shift, y: one.box.y - shift },
        }));
        const now = byTrack(layoutTags(requests(moved, on, before), area, before));
        for (const [track, { slot, level }] of now) {
          const was = before.get(track);
          if (was && (was.slot !== slot || was.level !== level)) changes++;
        }
        before = now;
      }
      // A tag may settle in the first frames; after that nothing may flicker.
      expect(changes, `seed ${seed}`).toBeLessThanOrEqual(3);
    }
  });
});

test('one person with room around gets the full tag above the brackets', () => {
  const on = view(390, 844);
  const [placed] = layoutTags(requests([person(1, { x: 0.42, y: 0.3, width: 0.16, height: 0.4 })], on), freeArea(on));
  expect(placed).toMatchObject({ level: 'full', slot: 'above' });
});

test('a tag does not hide the face of the person beside', () => {
  const on = view(1280, 800);
  const people = [
    person(1, { x: 0.3, y: 0.35, width: 0.12, height: 0.5 }),
    person(2, { x: 0.34, y: 0.15, width: 0.12, height: 0.6 }),
  ];
  const wanted = requests(people, on);
  for (const { rect } of layoutTags(wanted, freeArea(on))) {
    for (const { head } of wanted) expect(overlap(rect, head)).toBe(0);
  }
});
