import { centre, clip, type Box } from '#core/box.ts';
import type { Person, Scene, Speaker } from '#core/scene.ts';

/** One row of the accessible twin of the HUD. */
export interface TargetRow {
  readonly track: number;
  /** `unknown` also while the first label is not there yet. */
  readonly label: string;
  /** 0..1; 0 for somebody unknown. */
  readonly confidence: number;
  /** Where the person is now, by the track's motion; shares of the source frame, inside it. */
  readonly box: Box;
  /** Time since the picture that last showed this person, ms. */
  readonly age: number;
  readonly by: Speaker;
}

/** A velocity is believed this long, ms; the HUD does the same. */
const TRUSTED = 350;

/** Everybody in a scene as they are at `now` (ms on the page's clock). `seenUntil`: when a photo's answer came. */
export function targetsOf(scene: Scene, now: number, seenUntil: number): TargetRow[] {
  const people = [...scene.people].sort((a, b) => a.track - b.track);
  return people.map((person) => ({
    track: person.track,
    label: person.label?.key ?? 'unknown',
    confidence: person.label && person.label.key !== 'unknown' ? person.label.confidence : 0,
    box: clip(scene.still ? person.box : boxAt(person, scene.time, now)),
    age: Math.max(0, Math.round((scene.still ? seenUntil : now) - person.seenAt)),
    by: person.label?.by ?? 'rules',
  }));
}

function boxAt({ box, velocity }: Person, time: number, now: number): Box {
  const seconds = Math.min(TRUSTED, Math.max(0, now - time)) / 1000;
  return {
    x: box.x + velocity.x * seconds,
    y: box.y + velocity.y * seconds,
    width: Math.max(0, box.width + velocity.width * seconds),
    height: Math.max(0, box.height + velocity.height * seconds),
  };
}

/** Who stands nearest the middle of the picture; null: nobody is there. */
export function nearestMiddle(targets: readonly TargetRow[]): TargetRow | null {
  const far = ({ box }: TargetRow) => Math.hypot(centre(box).x - 0.5, centre(box).y - 0.5);
  return [...targets].sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** When the picture was taken that the labels are about, ms. A photo's labels do not grow old: how long they took counts. */
export function takenAt({ still, time }: Scene, now: number, receivedAt: number): number {
  return still ? now - (receivedAt - time) : time;
}

/** A scene of a picture that stands still, as of a clip that is paused: nobody in it moves on, and its labels do not grow old. */
export function standing(scene: Scene): Scene {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  return { ...scene, still: true, people: scene.people.map((person) => ({ ...person, velocity: nowhere })) };
}
