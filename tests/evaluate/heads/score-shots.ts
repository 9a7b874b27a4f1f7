import type { Embedding } from '#core/embedding/embedding.ts';
import { draw } from './draw.ts';
import type { Photo } from './embed-folder.ts';
import { calibrationError, meanAndSd, type Judged } from './measures.ts';
import { trainPeerHead } from './peer-head.ts';
import { ProductionHead } from './production-head.ts';

export interface Photos {
  /** For each class its photos. */
  readonly classes: readonly (readonly Photo[])[];
  /** For each photo of each class what it must not be parted from. */
  readonly groups: readonly (readonly string[])[];
}

/** Mean and deviation over the draws, shares 0..1; null where there were too few photos, or no peer. */
export interface ShotScore {
  readonly ours: { mean: number; sd: number } | null;
  readonly peer: { mean: number; sd: number } | null;
  /** Ours calibrated, over all draws. */
  readonly ece: number | null;
  /** ms to train one head. */
  readonly trainMs: number | null;
  /** Each way to use the peer: which crop, which head. `peer` is the best of them. */
  readonly peers: Readonly<Record<string, number>>;
}

interface Example {
  readonly photo: Photo;
  readonly label: number;
  readonly person: string;
}

/** Draws, teaches and asks, ours and the peer with the same photos. Draws of one number and seed are always the same. */
export function scoreShots(photos: Photos, shots: number, draws: number, seed: number): ShotScore {
  const ours: number[] = [];
  const judged: Judged[] = [];
  const times: number[] = [];
  const peers = new Map<string, number[]>();
  for (let index = 0; index < draws; index++) {
    const drawn = draw(photos.groups, shots, seedOf(seed, shots, index));
    if (!drawn) break;
    const taught = examples(photos, drawn.taught);
    const asked = examples(photos, drawn.asked);
    const start = performance.now();
    const head = headOf(taught, ({ photo }) => photo, index, false);
    times.push(performance.now() - start);
    ours.push(share(asked, ({ photo, label }) => head.ask(photo).label === label));
    const calibrated = headOf(taught, ({ photo }) => photo, index, true);
    for (const { photo, label } of asked) {
      const answer = calibrated.ask(photo);
      judged.push({ confidence: answer.confidence, right: answer.label === label });
    }
    if (!taught.every(({ photo }) => photo.peer)) continue;
    for (const crop of ['square', 'stretched'] as const) {
      const vector = ({ peer }: Photo): Embedding => ({ body: peer?.[crop] ?? new Float32Array(), face: null });
      const same = headOf(taught, ({ photo }) => vector(photo), index, false);
      const own = trainPeerHead(
        taught.map(({ photo }) => vector(photo).body),
        taught.map(({ label }) => label),
        index,
      );
      note(
        peers,
        `${crop}, our head`,
        share(asked, ({ photo, label }) => same.ask(vector(photo)).label === label),
      );
      note(
        peers,
        `${crop}, its own head`,
        share(asked, ({ photo, label }) => best(own(vector(photo).body)) === label),
      );
    }
  }
  const [peer] = [...peers.values()].map(meanAndSd).sort((a, b) => (b?.mean ?? 0) - (a?.mean ?? 0));
  return {
    ours: meanAndSd(ours),
    peer: peer ?? null,
    ece: calibrationError(judged),
    trainMs: times.sort((a, b) => a - b)[times.length >> 1] ?? null,
    peers: Object.fromEntries([...peers].map(([name, values]) => [name, meanAndSd(values)?.mean ?? 0])),
  };
}

/** One seed for each draw: the same photos whatever else is measured. */
export function seedOf(seed: number, shots: number, index: number): number {
  return seed * 1_000_003 + shots * 1009 + index;
}

/** Photos by class and place. */
export function examples({ classes, groups }: Photos, places: readonly (readonly number[])[]): Example[] {
  return places.flatMap((list, label) =>
    list.map((place) => {
      const photo = classes[label]?.[place];
      if (!photo) throw new Error('a draw without its photo');
      return { photo, label, person: groups[label]?.[place] ?? photo.file };
    }),
  );
}

/** The production head on any vectors of the same photos. */
export function headOf(
  taught: readonly Example[],
  vector: (example: Example) => Embedding,
  seed: number,
  calibrated: boolean,
): ProductionHead {
  const samples = taught.map((example) => ({
    label: example.label,
    embedding: vector(example),
    person: example.person,
  }));
  return new ProductionHead(samples, seed, calibrated);
}

function share<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return list.filter(holds).length / list.length;
}

function note(into: Map<string, number[]>, name: string, value: number): void {
  into.set(name, [...(into.get(name) ?? []), value]);
}

function best(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}
