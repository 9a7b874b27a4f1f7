import { expect, test } from 'vitest';
import { toView } from '#hud/view.ts';
import type { View } from '#hud/view.ts';
import type { Box } from '#core/box.ts';
import { numbers, view } from './people.ts';

/** The way back, written the long way round. */
function fromView(box: Box, on: View): Box {
  const pick = on.fit === 'cover' ? Math.max : Math.min;
  const scale = pick(on.width / on.sourceWidth, on.height / on.sourceHeight);
  const width = box.width / (on.sourceWidth * scale);
  const left = (box.x - (on.width - on.sourceWidth * scale) / 2) / (on.sourceWidth * scale);
  return {
    x: on.mirrored ? 1 - left - width : left,
    y: (box.y - (on.height - on.sourceHeight * scale) / 2) / (on.sourceHeight * scale),
    width,
    height: box.height / (on.sourceHeight * scale),
  };
}

test.each([
  ['cover', false],
  ['cover', true],
  ['contain', false],
  ['contain', true],
] as const)('a box goes to the canvas and back (%s, mirrored %s)', (fit, mirrored) => {
  const next = numbers(11);
  for (let i = 0; i < 50; i++) {
    const box = { x: next(), y: next(), width: next() * 0.5, height: next() * 0.5 };
    const on = view(390, 844, { fit, mirrored });
    const back = fromView(toView(box, on), on);
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(back[side]).toBeCloseTo(box[side], 9);
  }
});

test('mirroring turns left and right round the middle of the canvas and keeps heights', () => {
  const box = { x: 0.1, y: 0.2, width: 0.2, height: 0.3 };
  const plain = toView(box, view(390, 844));
  const turned = toView(box, view(390, 844, { mirrored: true }));
  expect(turned.x + turned.width).toBeCloseTo(390 - plain.x, 9);
  expect(turned.y).toBe(plain.y);
});
