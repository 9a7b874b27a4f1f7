import { headOf } from '#core/person/body-parts.ts';
import type { Box } from '#core/box.ts';
import type { Scene } from '#core/scene.ts';
import { HudPainter } from '#hud/hud-painter.ts';
import { blurUnder, SmallCopy } from '#hud/privacy/blur.ts';
import type { Rect } from '#hud/rect.ts';
import type { ClassLook, HudText } from '#hud/text.ts';
import { font, TEXT } from '#hud/theme.ts';
import { toView, type View } from '#hud/view.ts';

/** One picture that is taken home. */
export interface Shot {
  /** Paints the picture, upright and not mirrored, so that it fills `to` px. */
  readonly paint: (ctx: CanvasRenderingContext2D, to: { width: number; height: number }) => void;
  readonly scene: Scene;
  /** When the scene reached the page, and the moment to show, ms. */
  readonly receivedAt: number;
  readonly now: number;
  /** Whether this person may be recognised; `open`: everybody may. */
  readonly may: (track: number) => boolean;
  readonly open: boolean;
  readonly mirrored: boolean;
  readonly text: HudText;
  readonly looks: ReadonlyMap<string, ClassLook>;
}

/** The HUD is as large as on a display of this length, px. */
const DISPLAY = 960;
/** Around somebody who may be seen, as a share of the box. */
const ROOM = 0.06;

/** Puts picture, blur and HUD together, frame after frame; one for each picture or clip. */
export class Composer {
  readonly #painter = new HudPainter();
  readonly #hud = document.createElement('canvas');
  readonly #sharp = document.createElement('canvas');
  readonly #copies = new SmallCopy();

  /** Fills the canvas of `ctx`. */
  compose(ctx: CanvasRenderingContext2D, shot: Shot): void {
    const { width, height } = ctx.canvas;
    const view = this.#view(width, height, shot);
    const whole = { x: 0, y: 0, width, height };
    const to = (box: Box): Rect => scaled(toView(box, view), view.pixelRatio);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.#paint(ctx, shot, whole);
    if (!shot.open) this.#blurStrangers(ctx, shot, whole, to);
    this.#drawHud(ctx, shot, view);
    drawName(ctx, view.pixelRatio);
  }

  #paint(ctx: CanvasRenderingContext2D, { paint, mirrored }: Shot, to: { width: number; height: number }): void {
    ctx.save();
    if (mirrored) ctx.transform(-1, 0, 0, 1, to.width, 0);
    paint(ctx, to);
    ctx.restore();
  }

  #view(width: number, height: number, { scene, mirrored }: Shot): View {
    const pixelRatio = Math.max(1, Math.max(width, height) / DISPLAY);
    return {
      width: width / pixelRatio,
      height: height / pixelRatio,
      pixelRatio,
      sourceWidth: scene.width,
      sourceHeight: scene.height,
      fit: 'cover',
      mirrored,
      insets: { top: 0, right: 0, bottom: 0, left: 0 },
    };
  }

  #drawHud(ctx: CanvasRenderingContext2D, { scene, receivedAt, now, text, looks, may }: Shot, view: View): void {
    const { width, height } = ctx.canvas;
    if (this.#hud.width !== width || this.#hud.height !== height) Object.assign(this.#hud, { width, height });
    const context = this.#hud.getContext('2d');
    if (!context) return;
    // The mesh of a face is the face's, too.
    const people = scene.people.map((person) => (may(person.track) ? person : { ...person, face: null }));
    this.#painter.paint(context, {
      scene: people.every((person, index) => person === scene.people[index]) ? scene : { ...scene, people },
      ...{ receivedAt, now, view, text, looks, reducedMotion: true, selected: null },
    });
    ctx.drawImage(this.#hud, 0, 0);
  }

  /**
   * Blurs all of the picture but those who may be seen, and of these again whoever stands before them: somebody whom the
   * recognition misses is nobody who said yes.
   */
  #blurStrangers(ctx: CanvasRenderingContext2D, shot: Shot, whole: Rect, to: (box: Box) => Rect): void {
    const { scene, may } = shot;
    const small = this.#copies.of((context, size) => this.#paint(context, shot, size), whole);
    const yes = scene.people.filter(({ track }) => may(track)).map(({ box }) => grown(to(box)));
    ctx.save();
    ctx.imageSmoothingQuality = 'high';
    const sharp = yes.length > 0 ? this.#copyOf(ctx.canvas) : null;
    ctx.drawImage(small, 0, 0, whole.width, whole.height);
    if (sharp) {
      ctx.beginPath();
      for (const { x, y, width, height } of yes) ctx.rect(x, y, width, height);
      ctx.clip();
      ctx.drawImage(sharp, 0, 0);
    }
    ctx.restore();
    const aspect = scene.width / scene.height;
    const heads = scene.people.filter(({ track }) => !may(track)).map(({ box }) => to(headOf(box, aspect)));
    if (heads.length > 0) blurUnder(ctx, small, whole, heads);
  }

  #copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
    Object.assign(this.#sharp, { width: canvas.width, height: canvas.height });
    this.#sharp.getContext('2d')?.drawImage(canvas, 0, 0);
    return this.#sharp;
  }
}

function grown({ x, y, width, height }: Rect): Rect {
  const [sides, ends] = [width * ROOM, height * ROOM];
  return { x: x - sides, y: y - ends, width: width + 2 * sides, height: height + 2 * ends };
}

function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

function drawName(ctx: CanvasRenderingContext2D, scale: number): void {
  ctx.save();
  ctx.font = font(13 * scale, 700);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  ctx.globalAlpha = 0.85;
  ctx.shadowColor = '#05080c';
  ctx.shadowBlur = 6 * scale;
  ctx.fillStyle = TEXT;
  ctx.fillText('V I S O R', ctx.canvas.width - 14 * scale, ctx.canvas.height - 14 * scale);
  ctx.restore();
}
