import type { Head, HeadOptions } from '#core/head/head.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { addLabelled } from '#core/dataset/add-labelled.ts';
import * as changes from '#core/dataset/changes.ts';
import { countsOf, FIRST_DATASET, type Dataset, type Sample, type TaughtClass } from '#core/dataset/dataset.ts';

/** Steps that can be taken back. */
const STEPS = 20;

/** All that one step may change. */
interface Page {
  readonly dataset: Dataset;
  /** How it is trained. */
  readonly options: HeadOptions;
  /** A head that came along with this dataset, from a file or a code; null: one is trained from the samples. */
  readonly brought: Head | null;
}

const FIRST_PAGE: Page = { dataset: FIRST_DATASET, options: DEFAULT_OPTIONS, brought: null };

/** Everything taught, under edit: each change is one step that can be undone to the bit. */
export class DatasetHistory {
  /** The class that the next capture teaches. */
  chosen: string = $state('friend');
  readonly dataset: Dataset = $derived.by(() => this.#page.dataset);
  readonly options: HeadOptions = $derived.by(() => this.#page.options);
  readonly brought: Head | null = $derived.by(() => this.#page.brought);
  readonly canUndo: boolean = $derived.by(() => this.#before.length > 0);
  /** Nothing was ever done here, or it was wiped. */
  readonly blank: boolean = $derived.by(() => this.#page === FIRST_PAGE && !this.canUndo);
  /** Samples of each class key. */
  readonly counts: ReadonlyMap<string, number> = $derived.by(() => countsOf(this.dataset));
  /** Called after every change; renaming and recolouring need no other head. */
  onchange: ((change: { readonly retrain: boolean }) => void) | null = null;
  #page: Page = $state.raw(FIRST_PAGE);
  #before: readonly Page[] = $state.raw([]);
  /** The last step moved the slider for strangers: it goes on moving in the same step. */
  #sliding = false;

  choose(key: string): void {
    this.chosen = key;
  }

  /** Is there a class of this key? */
  has(key: string): boolean {
    return this.dataset.classes.some((one) => one.key === key);
  }

  add(samples: readonly Sample[]): void {
    if (samples.length > 0) this.#change({ dataset: changes.withSamples(this.dataset, samples) });
  }

  /** Samples of several classes, the new ones of `classes` along with them, as one step. False: there is no room for the classes. */
  addLabelled(classes: readonly TaughtClass[], samples: readonly Sample[]): boolean {
    const dataset = addLabelled(this.dataset, classes, samples);
    if (dataset && samples.length > 0) this.#change({ dataset });
    return dataset !== null;
  }

  remove(ids: Iterable<string>): void {
    this.#change({ dataset: changes.withoutSamples(this.dataset, ids) });
  }

  move(ids: Iterable<string>, classKey: string): void {
    this.#change({ dataset: changes.withMoved(this.dataset, ids, classKey) });
  }

  /** Several people turn out to be one. */
  joinPeople(from: Iterable<string>, into: string): void {
    this.#change({ dataset: changes.withOnePerson(this.dataset, from, into) });
  }

  /** One more class, chosen at once. `key` for one of the app's own words. */
  addClass(name: string | null, key: string | null = null): void {
    this.#change({ dataset: changes.withClass(this.dataset, name, key) });
    this.chosen = this.dataset.classes.at(-1)?.key ?? this.chosen;
  }

  changeClass(key: string, change: Partial<Pick<TaughtClass, 'name' | 'look'>>): void {
    this.#change({ dataset: changes.withClassChanged(this.dataset, key, change) });
  }

  deleteClass(key: string): void {
    this.#change({ dataset: changes.withoutClass(this.dataset, key) });
  }

  mergeClasses(from: string, into: string): void {
    this.#change({ dataset: changes.withMerged(this.dataset, from, into) });
  }

  /** Another way to train. */
  setOptions(change: Partial<HeadOptions>): void {
    const options = { ...this.options, ...change };
    if (!trainsAlike(options, this.options)) return this.#change({ options });
    if (options.refusedFriends === this.options.refusedFriends) return;
    if (this.#sliding) this.#set({ ...this.#page, options });
    else this.#change({ options });
    this.#sliding = true;
  }

  /** Another dataset altogether, with the head and the options that came along, as from a file: one step, too. */
  replace(dataset: Dataset, brought: Head | null = null, options: HeadOptions | null = null): void {
    this.#change({ dataset, brought, options: options ?? this.options });
  }

  /** From here on the head is trained from the samples, whatever came along. */
  letGo(): void {
    if (this.brought) this.#page = { ...this.#page, brought: null };
  }

  /** Takes the last step back. */
  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#set(last);
  }

  /** Ids of one person's samples, also of those that undo would bring back. */
  samplesOf(person: string): readonly string[] {
    return [this.#page, ...this.#before].flatMap(({ dataset }) => [...changes.samplesOf(dataset, person)]);
  }

  /** Removes one person from the dataset and from every step that could be undone. */
  forget(person: string): void {
    this.#before = this.#before.map((page) => pageWithout(page, person));
    this.#set(pageWithout(this.#page, person), true);
  }

  /** Nothing is left, not even to be undone. Also how a kept dataset comes back at start. */
  begin(dataset: Dataset = FIRST_DATASET, brought: Head | null = null, options: HeadOptions | null = null): void {
    this.#before = [];
    const blank = dataset === FIRST_DATASET && !brought;
    this.#set(blank ? FIRST_PAGE : { dataset, brought, options: options ?? DEFAULT_OPTIONS }, true);
  }

  #change(change: Partial<Page>): void {
    const next = { ...this.#page, ...change };
    if (next.dataset === this.dataset && next.options === this.options) return;
    this.#before = [...this.#before, this.#page].slice(-STEPS);
    // A head that came along knows nothing of what changes from now on.
    this.#set('brought' in change || !needsHead(this.#page, next) ? next : { ...next, brought: null });
  }

  #set(page: Page, retrain = needsHead(this.#page, page)): void {
    this.#page = page;
    this.#sliding = false;
    if (!this.has(this.chosen)) this.chosen = this.dataset.classes[0]?.key ?? this.chosen;
    this.onchange?.({ retrain });
  }
}

/** Whether the head of one page does not speak for another. */
function needsHead(from: Page, to: Page): boolean {
  return (
    from.dataset.samples !== to.dataset.samples || from.brought !== to.brought || !trainsAlike(from.options, to.options)
  );
}

function trainsAlike(one: HeadOptions, other: HeadOptions): boolean {
  return (['epochs', 'learningRate', 'hidden', 'seed'] as const).every((name) => one[name] === other[name]);
}

/** A head that was trained with this person among the others has to be trained anew. */
function pageWithout(page: Page, person: string): Page {
  const dataset = changes.withoutPerson(page.dataset, person);
  if (dataset.samples.length === page.dataset.samples.length) return page;
  return { ...page, dataset, brought: null };
}
