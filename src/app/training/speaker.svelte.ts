import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import type { Dataset } from '#core/dataset/dataset.ts';
import type { Speaker as Voice } from '#core/scene.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import type { Trainer } from './trainer.svelte.ts';

export interface SpeakerOptions {
  readonly client: Pick<VisionClient, 'setHead' | 'teach'>;
  readonly live: Pick<LiveSession, 'source' | 'lookAgain'>;
  readonly trainer: Pick<Trainer, 'head'>;
  /** A head that was taught nothing: everybody is unknown to it. */
  readonly empty: Head;
  /** The example project that comes with the app. */
  readonly fetchExample: () => Promise<Blob>;
}

/** Who labels people: the rules, or what was taught. */
export class Speaker {
  /** What somebody chose; `auto`: whatever was taught, else the example in the demo, else the rules. */
  wish: Voice | 'auto' = $state('auto');
  /** Comes with the app and speaks in the demo until somebody teaches. */
  exampleHead: Head | null = $state.raw(null);
  /** What it was taught with; null until it is here. */
  exampleDataset: Dataset | null = $state.raw(null);
  /** The head that speaks; null: the rules do. */
  readonly head: Head | null = $derived.by(() => {
    const { trainer, live, empty } = this.#options;
    if (this.wish === 'rules') return null;
    const example = live.source?.kind === 'demo' ? this.exampleHead : null;
    return trainer.head ?? example ?? (this.wish === 'head' ? empty : null);
  });
  readonly now: Voice = $derived.by(() => (this.head ? 'head' : 'rules'));
  /** The example speaks, nobody taught anything. */
  readonly example: boolean = $derived.by(() => this.head !== null && this.head === this.exampleHead);
  readonly #options: SpeakerOptions;
  #asked = false;
  #bringing: Promise<Head | null> | null = null;

  constructor(options: SpeakerOptions) {
    this.#options = options;
  }

  set(wish: Voice | 'auto'): void {
    this.wish = wish;
  }

  /** The demo runs and has its first labels: the example's head is trained and may speak. Without it the rules go on. */
  async wakeExample(): Promise<void> {
    // Asking again at every label would not bring it.
    if (this.#asked || this.#options.live.source?.kind !== 'demo') return;
    this.#asked = true;
    await this.bringExample();
  }

  /** Trains the example's head, once; it speaks in the demo alone. null: it did not come. Never throws. */
  async bringExample(): Promise<Head | null> {
    if (this.exampleHead) return this.exampleHead;
    this.#bringing ??= this.#trainExample().finally(() => (this.#bringing = null));
    return (this.exampleHead = await this.#bringing);
  }

  async #trainExample(): Promise<Head | null> {
    try {
      const { dataset } = await readProjectFile(await this.#options.fetchExample(), EMBEDDING);
      const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
      const fitted = await this.#options.client.teach<'fit'>({
        type: 'fit',
        samples: forTraining(dataset.samples),
        options,
      });
      this.exampleDataset = dataset;
      return fitted?.head ?? null;
    } catch {
      return null;
    }
  }

  /** From now on the recognition is told who speaks, whenever that changes; a photo is judged again. How to end it. */
  follow(): () => void {
    const { client, live } = this.#options;
    return $effect.root(() => {
      $effect(() => {
        void client.setHead(this.head).then(() => live.lookAgain());
      });
    });
  }
}
