import { figureOf, type Colour, type Figure, type FigureTraits } from '#core/figures/figure.ts';
import { rng } from '#core/rng.ts';

/** Roles in the game: staff wear a vest with two bright bands, guests wear their own clothes. */
export const ROLES = ['staff', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** The two walls of the lesson. */
export const WALLS = ['red', 'blue'] as const;
export type Wall = (typeof WALLS)[number];

export const WALL_COLOURS: Readonly<Record<Wall, Colour>> = { red: [168, 62, 54], blue: [58, 92, 158] };
/** Of the vest that all staff of the lesson wear. */
export const VEST: Colour = [46, 150, 120];
/** What guests of the lesson wear: nothing near the vest's colour. */
const GUEST_TOPS: readonly Colour[] = [
  [217, 142, 52],
  [132, 92, 168],
  [178, 60, 96],
  [92, 104, 116],
];

/** Most figures of one role before one wall. */
export const MOST = 24;
/** Figures of one role before one wall in the exam. */
export const EXAM_EACH = 6;

/** How many figures of each role stand before each wall. */
export type TrainingSet = Readonly<Record<Role, Readonly<Record<Wall, number>>>>;

/** One figure of the lesson, by where it comes from: the same place and seed give the same figure. */
export interface Place {
  readonly series: 'lesson' | 'exam';
  readonly role: Role;
  readonly wall: Wall;
  readonly index: number;
}

export const EMPTY_SET: TrainingSet = { staff: { red: 0, blue: 0 }, guest: { red: 0, blue: 0 } };

/** The set with more or fewer figures of one role before one wall, never below 0 nor above {@link MOST}. */
export function withFigures(set: TrainingSet, role: Role, wall: Wall, more: number): TrainingSet {
  const count = Math.min(MOST, Math.max(0, set[role][wall] + more));
  return { ...set, [role]: { ...set[role], [wall]: count } };
}

/** The set with `count` figures of each role before the wall where it did not stand mostly, at least. */
export function mended(set: TrainingSet, count: number): TrainingSet {
  const both = (role: Role) => {
    const other = usualWall(set, role) === 'blue' ? 'red' : 'blue';
    return { ...set[role], [other]: Math.max(set[role][other], Math.min(MOST, count)) };
  };
  return { staff: both('staff'), guest: both('guest') };
}

/** The wall before which most figures of a role stand; the first where both have as many. */
export function usualWall(set: TrainingSet, role: Role): Wall {
  return set[role].blue > set[role].red ? 'blue' : 'red';
}

/** Figures of a role. */
export function countOf(set: TrainingSet, role: Role): number {
  return set[role].red + set[role].blue;
}

/** Enough of both roles to learn from and to hold some back. */
export function canLearn(set: TrainingSet): boolean {
  return ROLES.every((role) => countOf(set, role) >= 4);
}

/** Every figure of a set, in the order in which they are learnt. */
export function placesOf(set: TrainingSet): readonly Place[] {
  return ROLES.flatMap((role) => WALLS.flatMap((wall) => series('lesson', role, wall, set[role][wall])));
}

/** The figures of the exam: as many of each role before each wall, none of them ever taught. */
export function examPlaces(): readonly Place[] {
  return ROLES.flatMap((role) => WALLS.flatMap((wall) => series('exam', role, wall, EXAM_EACH)));
}

function series(name: Place['series'], role: Role, wall: Wall, count: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({ series: name, role, wall, index }));
}

/** The name of a place. */
export function placeKey({ series: name, role, wall, index }: Place): string {
  return `${name}-${role}-${wall}-${index}`;
}

/** The figure at a place. Nobody in the lesson wears a mask, a hat or a bag: those are for disguises. */
export function figureAt({ series: name, role, wall, index }: Place, seed: number): Figure {
  const cell = (name === 'exam' ? 4 : 0) + ROLES.indexOf(role) * 2 + WALLS.indexOf(wall);
  const random = rng((seed * 8 + cell) * 1024 + index);
  const top = GUEST_TOPS[Math.floor(random() * GUEST_TOPS.length)] ?? VEST;
  const worn: Partial<FigureTraits> = role === 'staff' ? { top: VEST, bands: true } : { top, bands: false };
  return figureOf({ ...worn, mask: false, hat: false, bag: false, wall: WALL_COLOURS[wall] }, random);
}

/** A set as four numbers for an address: staff red, staff blue, guest red, guest blue. */
export function writeSet(set: TrainingSet): string {
  return ROLES.flatMap((role) => WALLS.map((wall) => set[role][wall])).join('-');
}

/** A set from an address; null where it makes no sense. */
export function readSet(text: string | null): TrainingSet | null {
  if (text === null || !/^\d{1,2}(-\d{1,2}){3}$/.test(text)) return null;
  const [staffRed = 0, staffBlue = 0, guestRed = 0, guestBlue = 0] = text
    .split('-')
    .map((part) => Math.min(MOST, Number(part)));
  return { staff: { red: staffRed, blue: staffBlue }, guest: { red: guestRed, blue: guestBlue } };
}
