import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { makeProject } from '../../storage/make-project.ts';
import { holds } from '../holds.ts';

/** The embedding of this version, as a project says it. */
export const SIZE = { version: EMBEDDING.version, body: EMBEDDING.bodyLength, face: EMBEDDING.faceLength };

/** A project of this version with a head, four samples and three classes. */
export const SEED_PROJECT = makeProject({ samples: 4, people: 2, embedding: SIZE });

/** What somebody taught before a file or a code comes in, and the way in. */
export class ImportWorld {
  readonly history = new DatasetHistory();
  readonly trainer = { head: null, current: null, options: DEFAULT_OPTIONS };
  readonly exchange = new ProjectExchange({
    history: this.history,
    trainer: this.trainer,
    saveFile: () => Promise.resolve('downloaded'),
    sheet: false,
    fetchExample: () => Promise.reject(new Error('not asked for')),
    distil: () => Promise.resolve(null),
    lookAgain: () => Promise.reject(new Error('recognition is not there')),
  });
  readonly #before;

  constructor() {
    this.history.begin(SEED_PROJECT.dataset, SEED_PROJECT.head, SEED_PROJECT.options);
    this.#before = this.#state();
  }

  /** The head that came in. */
  get head(): Head | null {
    return this.history.brought;
  }

  /** What was refused left everything as it was, down to the very objects. */
  mustBeUntouched(): void {
    const now = this.#state();
    holds(
      now.every((one, at) => one === this.#before[at]),
      'a refusal changes nothing',
    );
  }

  #state(): readonly unknown[] {
    const { dataset, brought, options, canUndo, chosen } = this.history;
    return [dataset, dataset.classes, dataset.samples, brought, options, canUndo, chosen, this.exchange.busy];
  }
}

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype].map(
  (one) => [one, Object.getOwnPropertyNames(one).join()] as const,
);

/** Nothing that a file says becomes a property of everything. */
export function mustNotPollute(): void {
  for (const [prototype, names] of PROTOTYPES) {
    holds(Object.getOwnPropertyNames(prototype).join() === names, 'no prototype is changed');
  }
}
