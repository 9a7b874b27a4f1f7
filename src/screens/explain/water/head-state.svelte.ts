import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import { weightOf, type Network } from '#core/network/network.ts';
import { askHead } from '#core/head/ask-head.ts';
import { UNKNOWN, type TrainedHead } from '#core/head/head.ts';
import type { Dataset, Sample, UnlabelledSample } from '#core/dataset/dataset.ts';
import { headWater, type HeadWater } from '#core/water/head-parts.ts';
import { turned } from '#core/water/valve.ts';
import type { PipePlace, TankPlace } from '#core/water/water.ts';
import { personBefore } from '#screens/explain/kit/person-before.ts';

/** Pictures to choose from: one of each press, so many. */
const MOST = 12;
/** Between two looks at somebody who is followed, ms. */
const REST = 600;

/** The head that tells people apart, as water: whose it is, who is poured in, and what a hand turned. */
export class HeadState {
  /** Place among {@link samples}. */
  index = $state(0);
  /** Somebody before the camera, looked at again and again; null: a picture is poured in. */
  following = $state(false);
  live: UnlabelledSample | null = $state.raw(null);
  pipe: PipePlace | null = $state.raw(null);
  tank: TankPlace | null = $state.raw(null);
  /** The example could not be had. */
  missing = $state(false);
  readonly #app: App;
  #hand: { readonly of: HeadWater; readonly network: Network } | null = $state.raw(null);
  readonly #run = new LatestRun();

  /** What the visitor taught, else the example. */
  readonly head: TrainedHead | null = $derived.by(() => {
    const { trainer, speaker } = this.#app;
    const head = trainer.head ?? speaker.exampleHead;
    return head?.kind === 'trained' && head.network.layers.length > 0 ? head : null;
  });
  readonly example: boolean = $derived.by(() => this.#app.trainer.head === null);
  /** The visitor's own head came from a code: too squeezed to be drawn. */
  readonly squeezed: boolean = $derived.by(() => this.#app.trainer.head?.kind === 'linear');
  readonly lessons: Dataset | null = $derived.by(() =>
    this.example ? this.#app.speaker.exampleDataset : this.#app.history.dataset,
  );
  readonly samples: readonly Sample[] = $derived.by(() => {
    const samples = this.lessons?.samples ?? [];
    return samples.filter((one, i) => samples.findIndex(({ burst }) => burst === one.burst) === i).slice(0, MOST);
  });
  readonly poured: UnlabelledSample | null = $derived.by(() => this.live ?? this.samples[this.index] ?? null);
  readonly water: HeadWater | null = $derived.by(() =>
    this.head && this.poured ? headWater(this.head, this.poured.embedding) : null,
  );
  /** The head would rather say that it does not know this person. */
  readonly unknown: boolean = $derived.by(
    () => this.head !== null && this.poured !== null && askHead(this.head, this.poured.embedding).key === UNKNOWN,
  );
  readonly network: Network | null = $derived.by(() =>
    this.#hand && this.#hand.of === this.water ? this.#hand.network : (this.water?.network ?? null),
  );

  constructor(app: App) {
    this.#app = app;
  }

  /** Without a head of the visitor's own the example is brought. */
  async wake(): Promise<void> {
    if (this.#app.trainer.head) return;
    const head = await this.#app.speaker.bringExample();
    this.missing = head === null;
  }

  pour(index: number): void {
    this.stop();
    this.index = index;
  }

  choose(tank: TankPlace | null, pipe: PipePlace | null): void {
    this.tank = tank;
    this.pipe = pipe;
  }

  turn(place: PipePlace, weight: number): void {
    const { water, network } = this;
    if (water && network) this.#hand = { of: water, network: turned(network, place, weight) };
  }

  before({ layer, from, to }: PipePlace): number {
    const rows = this.water?.network.layers[layer];
    return rows ? weightOf(rows, to, from) : 0;
  }

  /** Whom somebody chose in the picture, else who is nearest; null: nobody is there. */
  get target(): number | null {
    return personBefore(this.#app.live);
  }

  /** Pours in whoever is before the camera, again and again until {@link stop}. Never throws. */
  async follow(): Promise<void> {
    this.stop();
    const signal = this.#run.begin();
    this.following = true;
    const { live, lab } = this.#app;
    while (!signal.aborted && live.source) {
      const { target: track } = this;
      if (track !== null) {
        const asking = lab.client.teach<'capture'>(
          { type: 'capture', track, most: 1, every: 0 },
          {
            signal,
            onProgress: (unlabelled) => {
              if (!signal.aborted) this.live = unlabelled;
            },
          },
        );
        live.lookAgain();
        await asking.catch(() => null);
        // A photo does not change.
        if (live.source?.still) break;
      }
      await new Promise((resolve) => setTimeout(resolve, REST));
    }
    if (!signal.aborted) this.following = false;
  }

  stop(): void {
    this.#run.end();
    this.following = false;
    this.live = null;
  }
}
