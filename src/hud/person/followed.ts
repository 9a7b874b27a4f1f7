import type { Box } from '#core/box.ts';
import type { Face, Person, Scene } from '#core/scene.ts';
import { faceEdges } from './face-edges.ts';
import type { Placement } from '#hud/tag/tag-request.ts';
import { boxAt, settle } from '#hud/motion.ts';
import type { Motion } from '#hud/motion.ts';

/** The oldest a face may be for its place to be worked out backwards, seconds. */
const OLDEST_FACE = 0.5;

/** What the HUD remembers of one person between frames. */
export interface Followed {
  readonly person: Person;
  readonly motion: Motion;
  /** Display times: first shown, first face. */
  readonly shownAt: number;
  readonly faceAt: number | null;
  readonly edges: Uint16Array | null;
  readonly placement: Placement | null;
  readonly placedAt: number;
}

/** Takes in what a new scene says of one person. */
export function follow(before: Followed | undefined, person: Person, scene: Scene, receivedAt: number): Followed {
  const still = { x: 0, y: 0, width: 0, height: 0 };
  const velocity = scene.still ? still : person.velocity;
  const motion = settle(before?.motion ?? null, { box: person.box, velocity, time: scene.time }, receivedAt);
  const face = person.face;
  return {
    person,
    motion,
    shownAt: before?.shownAt ?? receivedAt,
    faceAt: before?.faceAt ?? (face ? receivedAt : null),
    edges: before?.edges ?? (face ? faceEdges(face.mesh, scene.width / scene.height) : null),
    placement: before?.placement ?? null,
    placedAt: before?.placedAt ?? receivedAt,
  };
}

/** How something measured inside a person's box at `time` moves with the person: source share → source share at `now`. */
export function carriedAlong(followed: Followed, time: number, now: number): (box: Box) => Box {
  const { seen } = followed.motion;
  const seconds = Math.max(-OLDEST_FACE, Math.min(0, (time - seen.time) / 1000));
  const fromX = seen.box.x + seen.velocity.x * seconds;
  const fromY = seen.box.y + seen.velocity.y * seconds;
  const fromWidth = Math.max(1e-6, seen.box.width + seen.velocity.width * seconds);
  const fromHeight = Math.max(1e-6, seen.box.height + seen.velocity.height * seconds);
  const to = boxAt(followed.motion, now);
  const growX = to.width / fromWidth;
  const growY = to.height / fromHeight;
  return (box) => ({
    x: to.x + (box.x - fromX) * growX,
    y: to.y + (box.y - fromY) * growY,
    width: box.width * growX,
    height: box.height * growY,
  });
}

/** The mesh of a face as boxes of no size would move: canvas x then y of each point. */
export function meshPoints(
  face: Face,
  along: (box: Box) => Box,
  toCanvas: (box: Box) => { x: number; y: number },
): Float32Array {
  // Both maps are straight lines, so two corners tell where every point goes.
  const start = toCanvas(along({ x: 0, y: 0, width: 0, height: 0 }));
  const end = toCanvas(along({ x: 1, y: 1, width: 0, height: 0 }));
  const points = new Float32Array(face.mesh.length);
  for (let i = 0; i < points.length; i += 2) {
    points[i] = start.x + (end.x - start.x) * face.mesh[i]!;
    points[i + 1] = start.y + (end.y - start.y) * face.mesh[i + 1]!;
  }
  return points;
}
