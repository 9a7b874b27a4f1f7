import type { BackgroundGuess } from './background-guesses.ts';
import type { ShortcutReport } from './exam-report.ts';
import type { Sliced } from '#core/run-through.ts';
import { labelShuffles } from './label-shuffles.ts';

/** How often shuffled classes may do as well. */
const RARE = 0.02;
/** Fewer people have fewer ways to shuffle: then the best of all ways raises the alarm, if there are this many. */
const FEWEST_WAYS = 20;
/** Share of the way from chance to perfect below which a shortcut does no harm. */
const HARMLESS = 0.25;

/** All samples of one class in one group: shuffled as one, because pictures of one person are no independent witnesses. */
interface Cell {
  readonly label: number;
  readonly group: string;
  /** Guesses of each class. */
  readonly said: Float64Array;
  size: number;
}

/**
 * Whether backgrounds give the classes away: balanced accuracy of what was guessed from them, against the same guesses
 * with the classes shuffled among groups (permutation test of a classifier, Ojala and Garriga 2010). A group with
 * several classes (a person with and without a hat) is shuffled within itself, all others among each other. Seeded.
 * null where backgrounds of fewer than two classes were judged.
 * @param groups of each sample: the person, or the press, that was held back at once
 */
export function* shortcutOf(
  guesses: readonly BackgroundGuess[],
  groups: readonly string[],
  classKeys: readonly string[],
  seed: number,
): Sliced<ShortcutReport | null> {
  const cells = cellsOf(guesses, groups, classKeys.length);
  const labels = cells.map(({ label }) => label);
  if (new Set(labels).size < 2) return null;
  const observed = balancedAccuracy(cells, labels, classKeys.length);
  const { ways, shuffles } = labelShuffles(labels, strataOf(cells), seed);
  let tried = 0;
  let asGood = 0;
  for (const shuffled of shuffles) {
    tried++;
    if (balancedAccuracy(cells, shuffled, classKeys.length) >= observed - 1e-9) asGood++;
    yield;
  }
  const pValue = asGood / tried;
  const chance = 1 / new Set(labels).size;
  const harm = (observed - chance) / (1 - chance);
  const bar = ways < FEWEST_WAYS ? 0 : Math.max(RARE, 1 / ways);
  const alarm = pValue <= bar + 1e-9 && harm >= HARMLESS;
  return {
    alarm,
    balancedAccuracy: observed,
    chance,
    pValue,
    classKey: alarm ? (classKeys[givenAway(cells, classKeys.length)] ?? null) : null,
  };
}

function cellsOf(guesses: readonly BackgroundGuess[], groups: readonly string[], classes: number): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { sample, label, said } of guesses) {
    const group = groups[sample]!;
    const key = `${label} ${group}`;
    const cell = cells.get(key) ?? { label, group, said: new Float64Array(classes), size: 0 };
    cell.said[said] = cell.said[said]! + 1;
    cell.size++;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Places of cells whose classes could as well be exchanged. */
function strataOf(cells: readonly Cell[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, { group }] of cells.entries()) groups.set(group, [...(groups.get(group) ?? []), at]);
  const lists = [...groups.values()];
  return [lists.filter(({ length }) => length === 1).flat(), ...lists.filter(({ length }) => length > 1)];
}

/** Recall averaged over the classes, if the cells had these labels. */
function balancedAccuracy(cells: readonly Cell[], labels: readonly number[], classes: number): number {
  const right = new Float64Array(classes);
  const all = new Float64Array(classes);
  for (const [at, { said, size }] of cells.entries()) {
    const label = labels[at]!;
    right[label] = right[label]! + said[label]!;
    all[label] = all[label]! + size;
  }
  const recalls = [...all.keys()].filter((c) => all[c]! > 0).map((c) => right[c]! / all[c]!);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/** The class that is told best: how often it is said of its own, less how often of the others. */
function givenAway(cells: readonly Cell[], classes: number): number {
  const shares = Array.from({ length: classes }, (_, c) => {
    const share = (list: readonly Cell[]) =>
      list.reduce((sum, { said }) => sum + said[c]!, 0) /
      Math.max(
        1,
        list.reduce((sum, { size }) => sum + size, 0),
      );
    const own = cells.filter(({ label }) => label === c);
    return own.length > 0 ? share(own) - share(cells.filter(({ label }) => label !== c)) : -Infinity;
  });
  return shares.indexOf(Math.max(...shares));
}
