import { drawOcclusion } from './occlusion-map.ts';
import type { OcclusionMap } from './occlusion-map.ts';
import { drawBrackets } from './person/brackets.ts';
import { drawCapture, pulsed } from './capture.ts';
import type { CaptureState } from './capture.ts';
import { drawCarried } from './person/carried.ts';
import { drawFaceMesh } from './person/face-mesh.ts';
import { drawHeadArcs } from './person/head-arcs.ts';
import type { Circle } from './person/head.ts';
import type { Level } from './tag/tag-request.ts';
import { drawLeader } from './tag/leader.ts';
import type { Rect } from './rect.ts';
import { drawScanLine } from './person/scan.ts';
import type { ScanState } from './person/scan.ts';
import { drawSelection } from './person/selection.ts';
import type { TagContent } from './tag/tag-content.ts';
import type { TagMetrics } from './tag/tag-metrics.ts';
import { drawTag } from './tag/tag.ts';

/** A measured face on the canvas. */
export interface FaceMark {
  readonly rect: Rect;
  /** Canvas x then y of each mesh point. */
  readonly points: Float32Array;
  readonly edges: Uint16Array;
  readonly scan: ScanState;
}

/** One person as one frame shows them. */
export interface Target {
  readonly track: number;
  /** Where the person is, and the part of it where brackets can stand. */
  readonly box: Rect;
  readonly frame: Rect;
  readonly content: TagContent;
  /** 0..1: fades people in, and out while the camera has lost them. */
  readonly alpha: number;
  /** 0..1: fades people who enter at the rim of the canvas. */
  readonly presence: number;
  /** 0..1 of lock-on, and of the arcs after it. */
  readonly closing: number;
  readonly arcs: number;
  /** 0..1 down the person while the first scan crosses them; null otherwise. */
  readonly sweep: number | null;
  readonly head: Circle | null;
  readonly face: FaceMark | null;
  readonly things: readonly Rect[];
  readonly selected: boolean;
  /** Pictures of this person are being taken; why this person has this label. */
  readonly capture: CaptureState | null;
  readonly occlusion: { readonly share: number; readonly map: OcclusionMap | null; readonly grid: Rect } | null;
  readonly tag: { readonly rect: Rect; readonly level: Level; readonly alpha: number } | null;
}

/** Everything that one frame of the HUD shows. */
export interface HudFrame {
  readonly targets: readonly Target[];
  readonly metrics: TagMetrics;
  /** The part of the canvas that is free for marks. */
  readonly area: Rect;
  /** A crowd is drawn with thinner lines, no glow and without marks on things. */
  readonly quiet: boolean;
}

/** Below this many px a face's mesh would be a smear: the scan line crosses alone. In a crowd small webs cost too much. */
const LEAST_MESH = 44;
const LEAST_WEB_IN_CROWD = 120;

/** Paints one frame. Same frame, same pixels. */
export function drawHud(ctx: CanvasRenderingContext2D, frame: HudFrame): void {
  for (const target of frame.targets) drawPerson(ctx, target, frame.quiet, frame.metrics.scale);
  for (const { tag, frame: bracket, content, alpha, presence } of frame.targets) {
    if (!tag) continue;
    ctx.globalAlpha = alpha * presence * tag.alpha * 0.85;
    drawLeader(ctx, tag.rect, bracket, content.colour);
  }
  for (const { tag, content, presence } of frame.targets) {
    if (!tag) continue;
    // A tag keeps its strength while its person is lost: its words must stay readable.
    ctx.globalAlpha = presence * tag.alpha;
    drawTag(ctx, tag.rect, tag.level, content, frame.metrics);
  }
  ctx.globalAlpha = 1;
  for (const { capture, frame: bracket } of frame.targets) {
    if (capture) drawCapture(ctx, bracket, capture, frame.area, frame.metrics.scale);
  }
}

function drawPerson(ctx: CanvasRenderingContext2D, target: Target, quiet: boolean, weight: number): void {
  const { colour, known } = target.content;
  ctx.globalAlpha = target.alpha * target.presence;
  const plain = quiet && !target.selected;
  if (!plain) for (const thing of target.things) drawCarried(ctx, thing, colour);
  // One thing at a time: the mesh would lie over the answer.
  if (target.occlusion) drawAnswer(ctx, target.frame, target.occlusion);
  else if (target.face) drawFace(ctx, target.face, plain);
  if (target.sweep !== null) drawScanLine(ctx, target.frame, target.sweep, 0.5);
  if (target.head) drawHeadArcs(ctx, target.head, colour, target.arcs, plain);
  const state = { closing: target.closing, quiet: plain, weight };
  // While somebody is taught, the brackets are the new class's.
  if (target.capture) {
    const { colour: taught, pulse } = target.capture;
    drawBrackets(ctx, pulsed(target.frame, pulse), { ...state, colour: taught, known: true });
  } else drawBrackets(ctx, target.frame, { ...state, colour, known });
  if (target.selected) drawSelection(ctx, target.frame);
}

/** The answer once it is there; until then a line that is as far down the person as the work is. */
function drawAnswer(
  ctx: CanvasRenderingContext2D,
  frame: Rect,
  { map, share, grid }: NonNullable<Target['occlusion']>,
): void {
  if (map) drawOcclusion(ctx, grid, map);
  else drawScanLine(ctx, frame, share);
}

function drawFace(ctx: CanvasRenderingContext2D, { rect, points, edges, scan }: FaceMark, plain: boolean): void {
  const line = scan.line === null ? null : rect.y + rect.height * scan.line;
  if (rect.height >= LEAST_MESH) {
    drawFaceMesh(ctx, points, edges, rect.height, {
      colour: '#d5f6ff',
      line,
      web: plain && rect.height < LEAST_WEB_IN_CROWD ? 0 : scan.web,
      contours: scan.contours,
    });
  }
  if (scan.line === null) return;
  const wide = { x: rect.x - rect.width * 0.3, y: rect.y, width: rect.width * 1.6, height: rect.height };
  drawScanLine(ctx, wide, scan.line);
}
