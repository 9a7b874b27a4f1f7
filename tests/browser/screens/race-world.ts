import type { App } from '#app/app.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { readQuery } from '#app/query.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { raceOf } from '#core/race/race.ts';
import { teamOf } from '#core/race/tasks.ts';
import { rng } from '#core/rng.ts';
import { CROWD } from '#screens/explain/race/crowd.ts';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';

export type Explain = VisionClient['explain'];

/** The real race on this thread; descriptions whose first number says who wears a hat, in noise. */
export class RaceWorld {
  readonly settings = { current: DEFAULT_SETTINGS, update: () => true };
  readonly language = new Language(this.settings, 'en', 'en');
  readonly history = new DatasetHistory();
  readonly recogniser = { state: { phase: 'ready' } };
  readonly lab: { readonly link: LessonLink; readonly client: { readonly explain: Explain } };
  /** Pictures that were described. */
  described = 0;
  went: string | null = null;
  readonly #random = rng(5);

  constructor(search: string, explain?: Explain) {
    const link = new LessonLink(readQuery(`?screen=explain&lesson=race${search}`), 'https://visor.test/');
    this.lab = { link, client: { explain: explain ?? (this.#explain as unknown as Explain) } };
  }

  get app(): App {
    return this as unknown as App;
  }

  go(screen: string): void {
    this.went = screen;
  }

  readonly #explain = async (
    request: Parameters<Explain>[0],
    { onProgress, signal }: { onProgress?: (step: unknown) => void; signal?: AbortSignal } = {},
  ): Promise<unknown> => {
    if (request.type === 'describe') {
      return request.pictures.map(() => this.#describe(CROWD[this.described++]!.figure));
    }
    if (request.type !== 'race') throw new Error(request.type);
    const race = raceOf(request.racers, request.draws, { ...request.options, epochs: 10 });
    for (;;) {
      const step = race.next();
      if (step.done) return step.value;
      if (step.value?.run) {
        onProgress?.(step.value);
        await new Promise((resolve) => setTimeout(resolve));
      }
      if (signal?.aborted) return null;
    }
  };

  #describe(figure: Parameters<typeof teamOf>[1]): UnlabelledSample {
    const body = Float32Array.from({ length: 48 }, () => this.#random() - 0.5);
    body[0] = teamOf('leaders', figure) === 'first' ? 0.6 : -0.6;
    return { embedding: { body, face: null }, background: null, picture: new Uint8Array() };
  }
}
