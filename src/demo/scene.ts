import { EYE, LANDSCAPE, LOOP, PORTRAIT, SPRITES } from './stage.ts';
import type { DemoSprite, Pass, Post, Stage, Stay } from './stage.ts';
import { rng } from '#core/rng.ts';

/** Where one cut-out is drawn. Shares of the picture unless said otherwise. */
export interface Placement {
  /** The same number is the same person; the astronaut is 0. */
  readonly person: number;
  readonly sprite: DemoSprite;
  /** Middle of the lower edge. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Cut-outs look left; flipped they look right. */
  readonly flip: boolean;
  /** Turn about the lower edge, radians. */
  readonly lean: number;
  /** Part of the step under way, 0..1: 0 and 1 are the widest stride, 0.5 is one leg passing the other. */
  readonly step: number;
  /** Picture heights per metre: the larger, the nearer. Sets the order of drawing. */
  readonly scale: number;
  /** Where the floor under the person is; null where no feet are seen. */
  readonly floor: number | null;
}

/** Length of a step, metres: they stroll. */
const STEP = 0.56;

/** Time that the astronaut takes to come and to go, ms. */
const COMING = 1900;

/** The layout for a picture of this shape (width divided by height). */
export function stageFor(aspect: number): Stage {
  return aspect >= 1 ? LANDSCAPE : PORTRAIT;
}

/**
 * Everybody in the demo at a time (ms, any; the scene repeats every `LOOP`) in a picture of the given shape, the
 * farthest first. The seed moves where in their step people are and how they sway.
 */
export function demoScene(time: number, aspect: number, seed = 1): Placement[] {
  const stage = stageFor(aspect);
  const chance = rng(seed);
  const phases = Array.from({ length: 5 }, chance);
  const within = (start: number) => (((time - start) % LOOP) + LOOP) % LOOP;
  const people: Placement[] = [];
  for (const pass of stage.passes) {
    const share = within(pass.start) / pass.duration;
    if (share < 1) people.push(walk(pass, share, stage, aspect, phases[pass.person] ?? 0));
  }
  for (const stay of stage.stays) {
    const since = within(stay.start);
    if (since < stay.duration) people.push(stand(stay, since, stage, aspect, phases[0] ?? 0));
  }
  for (const post of stage.posts) people.push(watch(post, within(0), stage, phases[post.person] ?? 0));
  return people.sort((a, b) => a.scale - b.scale);
}

function walk(pass: Pass, share: number, stage: Stage, aspect: number, phase: number): Placement {
  const facts = SPRITES[pass.sprite];
  const scale = pass.scale[0] + (pass.scale[1] - pass.scale[0]) * share;
  const height = facts.metres * scale;
  const margin = (height * facts.aspect) / aspect / 2;
  const along = -margin + (1 + 2 * margin) * share;
  const metres = ((1 + 2 * margin) * aspect * share) / ((pass.scale[0] + pass.scale[1]) / 2);
  const step = (metres / STEP + phase) % 1;
  const floor = stage.horizon + EYE * scale;
  return {
    person: pass.person,
    sprite: pass.sprite,
    x: pass.towards === 'right' ? along : 1 - along,
    // A body is highest when the legs pass each other.
    y: floor - 0.02 * scale * Math.sin(Math.PI * step) ** 2,
    height,
    flip: pass.towards === 'right',
    lean: 0.012 * Math.sin(2 * Math.PI * step),
    step,
    scale,
    floor,
  };
}

function stand(stay: Stay, since: number, stage: Stage, aspect: number, phase: number): Placement {
  const { aspect: shape, metres } = SPRITES.astronaut;
  const here = Math.min(ease(since / COMING), ease((stay.duration - since) / COMING));
  const away = 1 + (stay.scale * metres * shape) / aspect / 2;
  const sway = Math.sin((2 * Math.PI * since) / 5300 + phase * 6);
  // She takes two steps on the way, and while she stays she comes a little nearer and goes back.
  const bob = here < 1 ? 0.012 * Math.sin(here * 4 * Math.PI) ** 2 : 0;
  const scale = stay.scale * (1 + 0.06 * Math.sin((Math.PI * since) / stay.duration) ** 2);
  return {
    person: 0,
    sprite: 'astronaut',
    x: away + (stay.x - away) * here + (0.012 * sway) / aspect,
    y: stage.horizon + (EYE - stay.waist - bob) * scale,
    height: metres * scale,
    flip: false,
    lean: 0.012 * sway,
    step: 0,
    scale,
    floor: null,
  };
}

function watch(post: Post, since: number, stage: Stage, phase: number): Placement {
  const floor = stage.horizon + EYE * post.scale;
  // Six breaths a loop, so that the end of the loop meets its beginning.
  const sway = Math.sin(2 * Math.PI * ((6 * since) / LOOP + phase));
  return {
    ...post,
    y: floor,
    height: SPRITES[post.sprite].metres * post.scale,
    lean: 0.01 * sway,
    step: 0.5 + 0.03 * sway,
    floor,
  };
}

/** Smoothstep on 0..1, flat outside. */
function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}
