import { draw } from './draw.ts';
import type { Photo } from './embed-folder.ts';
import { mahalanobis } from './mahalanobis.ts';
import { auroc, mean, rejectedAtTenPercent } from './measures.ts';
import { trainPeerHead } from './peer-head.ts';
import { examples, headOf, seedOf, type Photos } from './score-shots.ts';

/** How well strangers are told from the taught; means over draws (and classes left out), null where not measurable. */
export interface StrangerScore {
  readonly auroc: number | null;
  /** The better of max-softmax of the peer's own head and Mahalanobis on the peer's vector, either crop. */
  readonly peerAuroc: number | null;
  readonly rejectedAtTenPercentRefused: number | null;
  /** At the threshold that the app sets by itself: friends refused, strangers caught. */
  readonly atOwnThreshold: { readonly refused: number | null; readonly caught: number | null };
}

/** Each class in turn plays the strangers while the others are taught. null below three classes. */
export function scoreLeftOut(photos: Photos, shots: number, draws: number, seed: number): StrangerScore {
  const tally = new Tally();
  if (photos.classes.length >= 3) {
    for (const left of photos.classes.keys()) {
      const rest = <T>(list: readonly T[]) => list.filter((_, index) => index !== left);
      const others = { classes: rest(photos.classes), groups: rest(photos.groups) };
      for (let index = 0; index < draws; index++) tally.add(others, photos.classes[left] ?? [], shots, seed, index);
    }
  }
  return tally.score();
}

/** All classes are taught; the strangers are people of none. */
export function scoreFarStrangers(
  photos: Photos,
  strangers: readonly Photo[],
  shots: number,
  draws: number,
  seed: number,
): StrangerScore {
  const tally = new Tally();
  for (let index = 0; index < draws; index++) tally.add(photos, strangers, shots, seed, index);
  return tally.score();
}

class Tally {
  readonly #ours: number[] = [];
  readonly #rejected: number[] = [];
  readonly #refused: number[] = [];
  readonly #caught: number[] = [];
  readonly #peers = new Map<string, number[]>();

  add(photos: Photos, strangers: readonly Photo[], shots: number, seed: number, index: number): void {
    const drawn = draw(photos.groups, shots, seedOf(seed, shots, index));
    if (!drawn) return;
    const taught = examples(photos, drawn.taught);
    const friends = examples(photos, drawn.asked).map(({ photo }) => photo);
    const head = headOf(taught, ({ photo }) => photo, index, true);
    const [far, near] = [strangers, friends].map((list) => list.map((photo) => head.ask(photo)));
    const novelties = (answers: typeof far = []) => answers.map(({ novelty }) => novelty);
    push(this.#ours, auroc(novelties(far), novelties(near)));
    push(this.#rejected, rejectedAtTenPercent(novelties(far), novelties(near)));
    push(this.#refused, mean((near ?? []).map(({ unknown }) => (unknown ? 1 : 0))));
    push(this.#caught, mean((far ?? []).map(({ unknown }) => (unknown ? 1 : 0))));
    if (![...taught.map(({ photo }) => photo), ...strangers].every(({ peer }) => peer)) return;
    for (const crop of ['square', 'stretched'] as const) {
      const vector = ({ peer }: Photo) => peer?.[crop] ?? new Float32Array();
      const vectors = taught.map(({ photo }) => vector(photo));
      const labels = taught.map(({ label }) => label);
      const own = trainPeerHead(vectors, labels, index);
      const distance = mahalanobis(vectors, labels);
      const rules: Record<string, (photo: Photo) => number> = {
        softmax: (photo) => -Math.max(...own(vector(photo))),
        mahalanobis: (photo) => distance(vector(photo)),
      };
      for (const [name, rule] of Object.entries(rules)) {
        const list = this.#peers.get(`${name} ${crop}`) ?? [];
        push(list, auroc(strangers.map(rule), friends.map(rule)));
        this.#peers.set(`${name} ${crop}`, list);
      }
    }
  }

  score(): StrangerScore {
    const peers = [...this.#peers.values()].map(mean).filter((value) => value !== null);
    return {
      auroc: mean(this.#ours),
      peerAuroc: peers.length > 0 ? Math.max(...peers) : null,
      rejectedAtTenPercentRefused: mean(this.#rejected),
      atOwnThreshold: { refused: mean(this.#refused), caught: mean(this.#caught) },
    };
  }
}

function push(list: number[], value: number | null): void {
  if (value !== null) list.push(value);
}
