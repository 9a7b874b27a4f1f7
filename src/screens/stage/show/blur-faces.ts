import { drawPicture } from '#app/live/draw-picture.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import { headOf } from '#core/person/body-parts.ts';
import { targetsOf } from '#app/live/targets.ts';
import type { Scene } from '#core/scene.ts';
import { blurUnder, SmallCopy } from '#hud/privacy/blur.ts';
import { toView, type View } from '#hud/view.ts';

/** What is under the marks at one moment. */
export interface ShownPicture {
  readonly source: NonNullable<LiveSession['source']>;
  /** What is held in place of the running picture. */
  readonly held: HTMLCanvasElement | null;
  readonly scene: Scene | null;
  readonly view: View;
}

/** Blurs the heads of everybody in the picture, at display rate, on a canvas over it. Returns how to stop. */
export function paintBlurredFaces(canvas: HTMLCanvasElement, shown: () => ShownPicture | null): () => void {
  const context = canvas.getContext('2d');
  const copies = new SmallCopy();
  let handle = 0;
  const tick = (now: number): void => {
    handle = requestAnimationFrame(tick);
    const picture = shown();
    if (!context || !picture) return;
    const { view } = picture;
    if (canvas.width !== view.width || canvas.height !== view.height) {
      Object.assign(canvas, { width: view.width, height: view.height });
    }
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (picture.scene) paint(context, copies, picture, picture.scene, now);
  };
  handle = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(handle);
}

function paint(
  ctx: CanvasRenderingContext2D,
  copies: SmallCopy,
  { source, held, view }: ShownPicture,
  scene: Scene,
  now: number,
): void {
  const size = { width: view.sourceWidth, height: view.sourceHeight };
  const small = copies.of((context, to) => {
    context.setTransform(view.mirrored ? -1 : 1, 0, 0, 1, view.mirrored ? to.width : 0, 0);
    if (held) context.drawImage(held, 0, 0, to.width, to.height);
    else drawPicture(context, source, to);
  }, size);
  const whole = toView({ x: 0, y: 0, width: 1, height: 1 }, view);
  const aspect = size.width / size.height;
  const heads = targetsOf(scene, now, now).map(({ box }) => toView(headOf(box, aspect), view));
  blurUnder(ctx, small, whole, heads);
}
