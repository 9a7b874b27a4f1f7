import type { Box } from '#core/box.ts';

/** Trust in a velocity: whole for `LINEAR` ms after the picture, then fading with `FADE`; never more than their sum. */
const LINEAR = 200;
const FADE = 150;
/** Rate of the spring that takes a correction in, 1/s: 98 % of it is gone after 240 ms. */
const STIFFNESS = 24;

/** What the tracker said of one person. */
export interface Seen {
  readonly box: Box;
  /** Change a second. */
  readonly velocity: Box;
  /** Capture time of the picture, ms. */
  readonly time: number;
}

/** One person's motion on the display: the tracker's word, and what is left of the difference to what was shown. */
export interface Motion {
  readonly seen: Seen;
  /** Display time at which `seen` arrived, ms. */
  readonly receivedAt: number;
  /** Shown minus foreseen at that time, and its change a second. */
  readonly offset: Box;
  readonly offsetVelocity: Box;
}

const ZERO: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Where the tracker's word alone puts the box at display time `now`, in source shares. Bounded however old it is. */
export function foresee(seen: Seen, now: number): Box {
  const seconds = trusted(now - seen.time) / 1000;
  const least = 0.5;
  return {
    x: seen.box.x + seen.velocity.x * seconds,
    y: seen.box.y + seen.velocity.y * seconds,
    width: Math.max(seen.box.width * least, seen.box.width + seen.velocity.width * seconds),
    height: Math.max(seen.box.height * least, seen.box.height + seen.velocity.height * seconds),
  };
}

/** Takes a new word of the tracker in. The box on the display keeps its place and speed at that moment. */
export function settle(before: Motion | null, seen: Seen, receivedAt: number): Motion {
  if (!before) return { seen, receivedAt, offset: ZERO, offsetVelocity: ZERO };
  const shown = boxAt(before, receivedAt);
  const target = foresee(seen, receivedAt);
  const shownSpeed = speedAt(before, receivedAt);
  const targetSpeed = foreseenSpeed(seen, receivedAt);
  return {
    seen,
    receivedAt,
    offset: map((side) => shown[side] - target[side]),
    offsetVelocity: map((side) => shownSpeed[side] - targetSpeed[side]),
  };
}

/** The box to draw at display time `now`: foreseen, plus the rest of the correction on a critically damped spring. */
export function boxAt(motion: Motion, now: number): Box {
  const t = Math.max(0, now - motion.receivedAt) / 1000;
  const fade = Math.exp(-STIFFNESS * t);
  const target = foresee(motion.seen, now);
  return map((side) => {
    const offset = motion.offset[side];
    return target[side] + (offset + (motion.offsetVelocity[side] + STIFFNESS * offset) * t) * fade;
  });
}

function speedAt(motion: Motion, now: number): Box {
  const t = Math.max(0, now - motion.receivedAt) / 1000;
  const fade = Math.exp(-STIFFNESS * t);
  const target = foreseenSpeed(motion.seen, now);
  return map((side) => {
    const pull = motion.offsetVelocity[side] + STIFFNESS * motion.offset[side];
    return target[side] + (pull - STIFFNESS * (motion.offset[side] + pull * t)) * fade;
  });
}

function foreseenSpeed(seen: Seen, now: number): Box {
  const share = trust(now - seen.time);
  return map((side) => seen.velocity[side] * share);
}

/** Milliseconds of motion to believe when the picture is `age` ms old; smooth, at most LINEAR + FADE. */
function trusted(age: number): number {
  if (age <= LINEAR) return Math.max(0, age);
  return LINEAR + FADE * (1 - Math.exp(-(age - LINEAR) / FADE));
}

/** Slope of {@link trusted}. */
function trust(age: number): number {
  if (age < 0) return 0;
  return age <= LINEAR ? 1 : Math.exp(-(age - LINEAR) / FADE);
}

function map(value: (side: keyof Box) => number): Box {
  return { x: value('x'), y: value('y'), width: value('width'), height: value('height') };
}
