import { expect, test } from 'vitest';
import { drawBoot } from '#hud/boot.ts';
import type { BootProgress, BootText } from '#hud/boot.ts';
import { view } from '../../hud/people.ts';

const text: BootText = {
  language: 'en',
  percent: (share) => `${Math.round(share * 100)}%`,
  bytes: (loaded, total) => `${loaded} of ${total}`,
};

/** Angles, in degrees clockwise from the top, at which the ring is bright. */
function litAngles(share: number, now = 5000, more: Partial<BootProgress> = {}): number[] {
  const on = view(390, 844);
  const canvas = document.createElement('canvas');
  canvas.width = 390;
  canvas.height = 844;
  const ctx = canvas.getContext('2d')!;
  const boot = {
    share,
    bytes: share * 1e6,
    totalBytes: 1e6,
    stage: '',
    files: [],
    startedAt: 0,
    readyAt: null,
    ...more,
  };
  drawBoot(ctx, boot, on, text, now);
  const radius = 390 * 0.29;
  return Array.from({ length: 72 }, (_, i) => i * 5 + 2.5).filter((degrees) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    const x = Math.round(195 + radius * Math.cos(angle));
    const y = Math.round(844 * 0.4 + radius * Math.sin(angle));
    return [...ctx.getImageData(x - 1, y - 1, 3, 3).data].filter((_, at) => at % 4 === 1).some((green) => green > 190);
  });
}

test('the ring fills by the share that is really loaded, and no further', () => {
  expect(litAngles(0)).toEqual([]);
  expect(Math.max(...litAngles(0.25))).toBeLessThan(90);
  expect(litAngles(0.25).length).toBeGreaterThanOrEqual(17);
  expect(litAngles(0.5)).toHaveLength(36);
  expect(litAngles(1)).toHaveLength(72);
});

test('time alone fills nothing', () => {
  expect(litAngles(0.5, 60_000)).toEqual(litAngles(0.5, 5000));
});

test('600 ms after everything is ready the boot screen is gone', () => {
  expect(litAngles(1, 5600, { readyAt: 5000 })).toEqual([]);
});
