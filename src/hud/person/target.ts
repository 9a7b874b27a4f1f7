import type { Box } from '#core/box.ts';
import type { Scene } from '#core/scene.ts';
import { movedAlong } from '#hud/occlusion-map.ts';
import type { OcclusionMark } from '#hud/occlusion-map.ts';
import type { CaptureState } from '#hud/capture.ts';
import type { FaceMark, Target } from '#hud/draw.ts';
import { carriedAlong, meshPoints } from './followed.ts';
import type { Followed } from './followed.ts';
import { headCircle } from './head.ts';
import { boxAt } from '#hud/motion.ts';
import type { Rect } from '#hud/rect.ts';
import { presence, visibleFrame } from '#hud/rect.ts';
import { scanState } from './scan.ts';
import { tagContent } from '#hud/tag/tag-content.ts';
import type { ClassLook, HudText } from '#hud/text.ts';
import { TIME } from '#hud/theme.ts';
import { toView } from '#hud/view.ts';
import type { View } from '#hud/view.ts';

/** What a target is worked out from, besides the person. */
interface Moment {
  readonly now: number;
  readonly view: View;
  readonly area: Rect;
  readonly text: HudText;
  readonly looks: ReadonlyMap<string, ClassLook>;
  readonly reducedMotion: boolean;
  readonly selected: number | null;
  /** Of whom pictures are taken, and about whom somebody asked why. */
  readonly capture: (CaptureState & { readonly track: number }) | null;
  readonly occlusion: (OcclusionMark & { readonly asked: Box | null }) | null;
}

/** Milliseconds without the person after which brackets fade, and over which they do. */
const LOST_AFTER = 120;
const LOST_OVER = 400;

/** Everything that is shown of one person at one moment, except where the tag stands. null: not in the picture. */
export function targetAt(followed: Followed, scene: Scene, moment: Moment): Target | null {
  const { person } = followed;
  const { now, view, reducedMotion } = moment;
  const source = boxAt(followed.motion, now);
  const box = toView(source, view);
  const frame = visibleFrame(box, moment.area, view);
  if (!frame) return null;
  const face = faceMark(followed, moment);
  const age = Math.max(0, now - followed.shownAt);
  const faceAge = followed.faceAt === null ? Infinity : now - followed.faceAt;
  const lost = Math.max(0, Math.min(1, (scene.time - person.seenAt - LOST_AFTER) / LOST_OVER));
  const things = person.carried.map((thing) => toView(carriedAlong(followed, scene.time, now)(thing.box), view));
  return {
    track: person.track,
    box,
    frame,
    content: tagContent(person, moment.looks, moment.text, faceAge < TIME.reveal, scene.still),
    alpha: Math.min(1, age / (reducedMotion ? TIME.move : TIME.answer)) * (1 - 0.55 * lost),
    presence: presence(box, view),
    closing: reducedMotion ? 1 : Math.min(1, age / TIME.move),
    arcs: reducedMotion ? 1 : Math.min(1, Math.max(0, (age - TIME.answer) / TIME.move)),
    sweep: reducedMotion || face || age >= TIME.reveal ? null : age / TIME.reveal,
    head: headCircle(box, source, face?.rect ?? null),
    face,
    things,
    selected: person.track === moment.selected,
    capture: moment.capture?.track === person.track ? moment.capture : null,
    occlusion: occlusionOf(moment, person.track, source),
    tag: null,
  };
}

function occlusionOf({ occlusion, view }: Moment, track: number, now: Box): Target['occlusion'] {
  if (occlusion?.track !== track) return null;
  const { share, map, asked } = occlusion;
  return { share, map, grid: toView(map ? movedAlong(map.box, asked ?? now, now) : now, view) };
}

function faceMark(followed: Followed, { now, view, reducedMotion, selected }: Moment): FaceMark | null {
  const { face, track } = followed.person;
  if (!face || !followed.edges || followed.faceAt === null) return null;
  const along = carriedAlong(followed, face.time, now);
  const rect = toView(along(face.box), view);
  const scan = scanState(now - followed.faceAt, reducedMotion, selected === track);
  const needed = scan.web > 0 || scan.contours > 0;
  const points = needed ? meshPoints(face, along, (box) => toView(box, view)) : new Float32Array(0);
  return { rect, points, edges: followed.edges, scan };
}
