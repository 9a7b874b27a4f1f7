import { iou, type Box } from '../../../src/core/box.ts';
import { UNKNOWN } from '../../../src/core/head/head.ts';
import { wilson, type Share } from './wilson.ts';

/** What was listed in one picture. */
export interface ListedPicture {
  readonly group: string;
  /** Everybody in it, boxes in shares; null: nobody drew boxes, and one person is somewhere in it. */
  readonly truth: readonly Box[] | null;
  readonly listed: readonly { readonly box: Box; readonly label: string }[];
}

/** How one group fared. */
interface GroupFigures {
  readonly images: number;
  /** Of the people, those who were listed: by a box that overlaps theirs by half (IoU), where boxes were drawn. */
  readonly recall: Share;
  /** Of the pictures that hold somebody, those in which anybody was listed. */
  readonly seen: Share;
  /** Of those who were listed, how many had no label but unknown. */
  readonly unknown: Share;
  /** Listed in pictures that hold nobody. */
  readonly falsePeople: number;
}

const SAME = 0.5;

/** Figures by group, in the order of their names, and how far the worst recall lies under the best. */
export function figuresByGroup(pictures: readonly ListedPicture[]): {
  groups: Record<string, GroupFigures>;
  recallGap: number;
} {
  const names = [...new Set(pictures.map(({ group }) => group))].sort();
  const groups = Object.fromEntries(
    names.map((name) => [name, figuresOf(pictures.filter(({ group }) => group === name))]),
  );
  const recalls = Object.values(groups).flatMap(({ recall }) => (recall.of > 0 ? [recall.share] : []));
  return { groups, recallGap: recalls.length > 0 ? Math.max(...recalls) - Math.min(...recalls) : NaN };
}

function figuresOf(pictures: readonly ListedPicture[]): GroupFigures {
  const peopled = pictures.filter(({ truth }) => truth === null || truth.length > 0);
  const met = peopled.map(metIn);
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const found = sum(met.map(({ labels }) => labels.length));
  const unknown = sum(met.map(({ labels }) => labels.filter((label) => label === UNKNOWN).length));
  return {
    images: pictures.length,
    recall: wilson(found, sum(met.map(({ of }) => of))),
    seen: wilson(peopled.filter(({ listed }) => listed.length > 0).length, peopled.length),
    unknown: wilson(unknown, found),
    falsePeople: sum(pictures.filter((one) => !peopled.includes(one)).map(({ listed }) => listed.length)),
  };
}

/** The labels of those who are there and were listed, each once, and how many are there. */
function metIn({ truth, listed }: ListedPicture): { labels: string[]; of: number } {
  if (truth === null) return { labels: listed.slice(0, 1).map(({ label }) => label), of: 1 };
  const pairs = truth
    .flatMap((box, person) => listed.map((one, place) => ({ person, place, overlap: iou(box, one.box) })))
    .filter(({ overlap }) => overlap >= SAME)
    .sort((a, b) => b.overlap - a.overlap);
  const people = new Set<number>();
  const places = new Set<number>();
  for (const { person, place } of pairs) {
    if (people.has(person) || places.has(place)) continue;
    people.add(person);
    places.add(place);
  }
  return { labels: [...places].map((place) => listed[place]?.label ?? UNKNOWN), of: truth.length };
}
