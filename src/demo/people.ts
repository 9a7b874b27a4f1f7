import type { Placement } from '#demo/scene.ts';
import { SPRITES } from '#demo/stage.ts';
import type { DemoSprite } from '#demo/stage.ts';
import { LIMBS } from './limbs.ts';
import type { Limb } from './limbs.ts';

type Context = CanvasRenderingContext2D;

/** A cut-out, taken apart. Without limbs the first part is the whole. */
export interface Figure {
  readonly sprite: DemoSprite;
  readonly parts: readonly { readonly pictures: readonly HTMLCanvasElement[]; readonly limb: Limb | null }[];
}

/** Sizes at which each part is kept ready, each half the one before: fine scaling by a lot costs far more each frame. */
const SIZES = 4;

/** Takes a cut-out apart at its joints. */
export function figureOf(sprite: DemoSprite, image: HTMLImageElement): Figure {
  const limbs = LIMBS[sprite];
  const cut = (limb: Limb | null) => ({ limb, pictures: halved(cutPart(image, limb)) });
  return { sprite, parts: limbs.length ? limbs.map(cut) : [cut(null)] };
}

function cutPart(image: HTMLImageElement, limb: Limb | null): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  if (limb) {
    context.beginPath();
    for (const [x, y] of limb.outline) context.lineTo(x * canvas.width, y * canvas.height);
    context.clip();
  }
  context.drawImage(image, 0, 0);
  return canvas;
}

function halved(picture: HTMLCanvasElement): HTMLCanvasElement[] {
  const pictures = [picture];
  while (pictures.length < SIZES) {
    const larger = pictures.at(-1) ?? picture;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(larger.width / 2);
    canvas.height = Math.ceil(larger.height / 2);
    const context = canvas.getContext('2d');
    if (context) context.imageSmoothingQuality = 'high';
    context?.drawImage(larger, 0, 0, canvas.width, canvas.height);
    pictures.push(canvas);
  }
  return pictures;
}

/** Draws one person with contact shadow and a faint mirror image in the polished floor. */
export function drawPerson(context: Context, figure: Figure, at: Placement, width: number, height: number): void {
  if (at.floor !== null) {
    drawShadow(context, at, width, height);
    drawReflection(context, figure, at, width, height);
  }
  context.save();
  context.translate(at.x * width, at.y * height);
  drawFigure(context, figure, at, height);
  context.restore();
}

/** Draws with the middle of the lower edge at the origin. */
function drawFigure(context: Context, figure: Figure, at: Placement, height: number): void {
  const tall = at.height * height;
  const wide = tall * SPRITES[at.sprite].aspect;
  if (at.flip) context.scale(-1, 1);
  context.rotate(at.flip ? -at.lean : at.lean);
  const passing = Math.sin(Math.PI * at.step) ** 2;
  for (const { pictures, limb } of figure.parts) {
    const picture = pictures.findLast((size) => size.height >= tall) ?? pictures[0];
    if (!picture) continue;
    context.save();
    if (limb) {
      const [x, y] = [(limb.joint[0] - 0.5) * wide, (limb.joint[1] - 1) * tall];
      context.translate(x, y);
      context.rotate(limb.turn[0] + (limb.turn[1] - limb.turn[0]) * passing);
      context.translate(-x, -y);
    }
    context.drawImage(picture, -wide / 2, -tall, wide, tall);
    context.restore();
  }
}

function drawShadow(context: Context, at: Placement, width: number, height: number): void {
  const metre = at.scale * height;
  const shadow = (halfWidth: number, halfHeight: number, dark: number) => {
    context.save();
    context.translate(at.x * width, (at.floor ?? 0) * height - 0.03 * metre);
    context.scale(halfWidth * metre, halfHeight * metre);
    const soft = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    soft.addColorStop(0, `rgba(4,7,10,${dark})`);
    soft.addColorStop(0.5, `rgba(4,7,10,${dark * 0.5})`);
    soft.addColorStop(1, 'rgba(4,7,10,0)');
    context.fillStyle = soft;
    context.fillRect(-1, -1, 2, 2);
    context.restore();
  };
  shadow(0.85, 0.2, 0.3);
  shadow(0.52 - 0.16 * Math.sin(Math.PI * at.step) ** 2, 0.07, 0.6);
}

/** The polish mirrors what is near the floor, and less of it the higher it is. */
function drawReflection(context: Context, figure: Figure, at: Placement, width: number, height: number): void {
  const floor = (at.floor ?? 0) * height;
  const band = at.height * height * 0.09;
  for (const [index, strength] of [0.15, 0.06].entries()) {
    context.save();
    context.beginPath();
    context.rect(0, floor + index * band, width, band);
    context.clip();
    context.globalAlpha = strength;
    context.translate(at.x * width, floor);
    context.scale(1, -1);
    drawFigure(context, figure, at, height);
    context.restore();
  }
}
