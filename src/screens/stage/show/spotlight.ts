import type { LiveSession } from '#app/live/live.svelte.ts';
import { targetsOf } from '#app/live/targets.ts';
import { INK } from '#hud/theme.ts';
import { toView, type View } from '#hud/view.ts';

const DARK = 0.66;
/** How much wider than the person the light is. */
const ROOM = 0.12;

/** Puts everybody but one person in the dark; nothing while that person is not in the picture. */
export function paintSpotlight(
  ctx: CanvasRenderingContext2D,
  live: Pick<LiveSession, 'latest' | 'selected'>,
  view: View,
  now: number,
): void {
  const person = live.latest && targetsOf(live.latest.scene, now, now).find(({ track }) => track === live.selected);
  if (!person) return;
  const { x, y, width, height } = toView(person.box, view);
  ctx.save();
  ctx.globalAlpha = DARK;
  ctx.fillStyle = INK;
  ctx.beginPath();
  ctx.rect(0, 0, view.width, view.height);
  ctx.ellipse(x + width / 2, y + height / 2, width * (0.71 + ROOM), height * (0.71 + ROOM), 0, 0, 2 * Math.PI);
  ctx.fill('evenodd');
  ctx.restore();
}
