import type { Box } from '#core/box.ts';
import type { Scene } from '#core/scene.ts';
import type { OcclusionMark } from './occlusion-map.ts';
import { captureShare } from './capture.ts';
import type { CaptureMark, CaptureState } from './capture.ts';
import { drawHud } from './draw.ts';
import type { Target } from './draw.ts';
import { follow } from './person/followed.ts';
import type { Followed } from './person/followed.ts';
import { tagFree } from './person/head.ts';
import { hitTarget } from './hit.ts';
import { boxAt } from './motion.ts';
import { layoutTags } from './tag/label-layout.ts';
import type { Placement } from './tag/tag-request.ts';
import { freeArea } from './rect.ts';
import { tagLevels } from './tag/tag-level.ts';
import { tagMetrics, tagSizes } from './tag/tag-metrics.ts';
import type { Measure } from './tag/tag-metrics.ts';
import { targetAt } from './person/target.ts';
import type { ClassLook, HudText } from './text.ts';
import { TIME, easeOut } from './theme.ts';
import type { View } from './view.ts';

/** What one call of {@link HudPainter.paint} shows. Times are milliseconds on the page's clock. */
export interface HudInput {
  /** null clears the canvas and forgets everybody. */
  readonly scene: Scene | null;
  /** When this scene reached the page. */
  readonly receivedAt: number;
  readonly now: number;
  readonly view: View;
  readonly text: HudText;
  /** How each class key looks; a label whose key is not here is shown as unknown. */
  readonly looks: ReadonlyMap<string, ClassLook>;
  readonly reducedMotion: boolean;
  /** Track of the selected person. */
  readonly selected: number | null;
  /** Size of type and lines; 1 on a phone, about 1.6 on a projector. */
  readonly scale?: number;
  readonly capture?: CaptureMark | null;
  readonly occlusion?: OcclusionMark | null;
}

/** From this many people on, lines get thinner and lose their glow. */
const CROWD = 8;
/** What somebody who leaves no longer shows. */
const BARE = { tag: null, face: null, things: [], sweep: null, capture: null, occlusion: null } as const;
/** Most widths of words to remember. */
const REMEMBERED = 2000;

/**
 * Paints scenes at display rate. Remembers only what pictures cannot say: where boxes were shown (so that they never
 * jump), where tags stood (so that they do not flicker), when people and faces were first shown.
 */
export class HudPainter {
  private scene: Scene | null = null;
  private followed = new Map<number, Followed>();
  private leaving: { target: Target; since: number }[] = [];
  private targets: readonly Target[] = [];
  private lastTaken: { track: number; taken: number; at: number } | null = null;
  private asked: { track: number; box: Box } | null = null;
  private readonly widths = new Map<string, number>();

  /** Clears the canvas and paints `input`; the canvas already has `view`'s size times its pixel ratio. */
  paint(ctx: CanvasRenderingContext2D, input: HudInput): void {
    const { view, now } = input;
    ctx.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    if (!input.scene) return this.reset();
    if (input.scene !== this.scene) this.take(input.scene, input.receivedAt, now);
    const scale = input.scale ?? 1;
    this.targets = this.compose(ctx, input.scene, input, scale);
    this.leaving = this.leaving.filter(({ since }) => now - since < TIME.answer);
    const gone = this.leaving.map(({ target, since }) => ({
      ...target,
      alpha: target.alpha * (1 - (now - since) / TIME.answer),
    }));
    const metrics = tagMetrics(input.text.language, scale);
    const quiet = this.targets.length >= CROWD;
    drawHud(ctx, { targets: [...gone, ...this.targets], metrics, area: freeArea(view), quiet });
  }

  /** Track of the person at a point of the canvas, by what was painted last; null where nobody is. */
  hit(x: number, y: number): number | null {
    return hitTarget(this.targets, x, y);
  }

  /** Forgets everybody: another source is coming. */
  reset(): void {
    this.scene = null;
    this.followed = new Map();
    this.leaving = [];
    this.targets = [];
    this.lastTaken = this.asked = null;
  }

  private take(scene: Scene, receivedAt: number, now: number): void {
    const staying = new Set(scene.people.map(({ track }) => track));
    for (const target of this.targets) {
      if (!staying.has(target.track)) {
        this.leaving.push({ target: { ...target, ...BARE }, since: now });
      }
    }
    const before = this.followed;
    this.followed = new Map(
      scene.people.map((person) => [person.track, follow(before.get(person.track), person, scene, receivedAt)]),
    );
    this.scene = scene;
  }

  private compose(ctx: CanvasRenderingContext2D, scene: Scene, input: HudInput, scale: number): Target[] {
    const area = freeArea(input.view);
    const metrics = tagMetrics(input.text.language, scale);
    const measure = this.measure(ctx);
    const moment = { ...input, area, capture: this.captureState(input), occlusion: this.occlusionState(input) };
    const drafts = [...this.followed.values()].flatMap((followed) => {
      const target = targetAt(followed, scene, moment);
      return target ? [{ followed, target, sizes: tagSizes(target.content, metrics, measure) }] : [];
    });
    const levels = tagLevels(
      drafts.map(({ target, sizes, followed }) => ({
        frame: target.frame,
        sizes,
        before: followed.placement?.level ?? null,
        selected: target.selected,
      })),
      area,
      scale,
    );
    const requests = drafts.map(({ target, sizes }, i) => ({
      track: target.track,
      frame: target.frame,
      head: tagFree(target.box, target.head),
      sizes,
      level: levels[i]!,
    }));
    const placements = this.place(layoutTags(requests, area, this.placements()), input.now);
    return drafts.map(({ target }) => {
      const placed = placements.get(target.track);
      if (!placed) return target;
      const alpha = Math.min(1, 0.3 + (input.now - placed.placedAt) / TIME.answer);
      return { ...target, tag: { rect: placed.placement.rect, level: placed.placement.level, alpha } };
    });
  }

  /** Each picture's light fades over 240 ms from the frame that first shows it. */
  private captureState({ capture, now, reducedMotion }: HudInput): (CaptureState & { track: number }) | null {
    if (!capture) return (this.lastTaken = null);
    const { track, taken, of, colour } = capture;
    const last = this.lastTaken;
    if (last?.track !== track || last.taken !== taken) {
      // The first count is a beginning, not a picture.
      this.lastTaken = { track, taken, at: taken === 0 ? -Infinity : now };
    }
    const age = now - (this.lastTaken?.at ?? -Infinity);
    const pulse = reducedMotion ? 0 : 1 - easeOut(age / TIME.move);
    return { track, taken, share: captureShare(taken, of), colour, pulse };
  }

  /** The grid of an answer lies on a picture that is a little old by then: it is moved as the person has moved since. */
  private occlusionState({ occlusion, now }: HudInput): (OcclusionMark & { asked: Box | null }) | null {
    if (!occlusion) return (this.asked = null);
    const followed = this.followed.get(occlusion.track);
    if (this.asked?.track !== occlusion.track) {
      this.asked = followed ? { track: occlusion.track, box: boxAt(followed.motion, now) } : null;
    }
    return { ...occlusion, asked: this.asked?.box ?? null };
  }

  private placements(): Map<number, Placement> {
    const found = new Map<number, Placement>();
    for (const [track, { placement }] of this.followed) if (placement) found.set(track, placement);
    return found;
  }

  private place(
    placements: readonly Placement[],
    now: number,
  ): Map<number, { placement: Placement; placedAt: number }> {
    const found = new Map<number, { placement: Placement; placedAt: number }>();
    for (const placement of placements) {
      const followed = this.followed.get(placement.track)!;
      const same = followed.placement?.slot === placement.slot && followed.placement.level === placement.level;
      const placedAt = same ? followed.placedAt : now;
      this.followed.set(placement.track, { ...followed, placement, placedAt });
      found.set(placement.track, { placement, placedAt });
    }
    return found;
  }

  private measure(ctx: CanvasRenderingContext2D): Measure {
    return (text, font) => {
      const key = `${font}\n${text}`;
      const known = this.widths.get(key);
      if (known !== undefined) return known;
      if (this.widths.size > REMEMBERED) this.widths.clear();
      ctx.font = font;
      const width = ctx.measureText(text).width;
      this.widths.set(key, width);
      return width;
    };
  }
}
