import * as changes from '#core/lessons/changes.ts';
import { countsOf, FIRST_LESSONS, type Lessons, type Sample, type TaughtClass } from '#core/lessons/lessons.ts';

/** Steps that can be taken back. */
const STEPS = 20;

/** Everything taught, under edit: each change is one step that can be undone to the bit. */
export class LessonBook {
  lessons: Lessons = $state.raw(FIRST_LESSONS);
  /** The class that the next capture teaches. */
  chosen: string = $state('friend');
  readonly canUndo: boolean = $derived.by(() => this.#before.length > 0);
  /** Samples of each class key. */
  readonly counts: ReadonlyMap<string, number> = $derived.by(() => countsOf(this.lessons));
  /** Called after every change with what must be learnt again; renaming and recolouring need no training. */
  onchange: ((lessons: Lessons, change: { readonly retrain: boolean }) => void) | null = null;
  #before: readonly Lessons[] = $state.raw([]);

  choose(key: string): void {
    this.chosen = key;
  }

  add(samples: readonly Sample[]): void {
    if (samples.length > 0) this.#change(changes.withSamples(this.lessons, samples));
  }

  remove(ids: Iterable<string>): void {
    this.#change(changes.withoutSamples(this.lessons, ids));
  }

  move(ids: Iterable<string>, classKey: string): void {
    this.#change(changes.withMoved(this.lessons, ids, classKey));
  }

  /** Two people turn out to be one. */
  joinPeople(from: string, into: string): void {
    this.#change(changes.withOnePerson(this.lessons, from, into));
  }

  /** One more class, chosen at once. `key` for one of the app's own words. */
  addClass(name: string | null, key: string | null = null): void {
    this.#change(changes.withClass(this.lessons, name, key), false);
    this.chosen = this.lessons.classes.at(-1)?.key ?? this.chosen;
  }

  changeClass(key: string, change: Partial<Pick<TaughtClass, 'name' | 'look'>>): void {
    this.#change(changes.withClassChanged(this.lessons, key, change), false);
  }

  deleteClass(key: string): void {
    this.#change(changes.withoutClass(this.lessons, key));
  }

  mergeClasses(from: string, into: string): void {
    this.#change(changes.withMerged(this.lessons, from, into));
  }

  /** Other lessons altogether, as from a file: one step, too. `retrain` false where their head came along. */
  replace(lessons: Lessons, retrain = true): void {
    this.#change(lessons, retrain);
  }

  /** Takes the last step back. */
  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.#set(last, true);
  }

  /** Removes one person from the lessons and from every step that could be undone. */
  forget(person: string): void {
    this.#before = this.#before.map((lessons) => changes.withoutPerson(lessons, person));
    this.#set(changes.withoutPerson(this.lessons, person), true);
  }

  /** Nothing is left, not even to be undone. Also how kept lessons come back at start. */
  begin(lessons: Lessons = FIRST_LESSONS, retrain = true): void {
    this.#before = [];
    this.#set(lessons, retrain);
  }

  #change(lessons: Lessons, retrain = true): void {
    if (lessons === this.lessons) return;
    this.#before = [...this.#before, this.lessons].slice(-STEPS);
    this.#set(lessons, retrain);
  }

  #set(lessons: Lessons, retrain: boolean): void {
    this.lessons = lessons;
    if (!lessons.classes.some(({ key }) => key === this.chosen)) this.chosen = lessons.classes[0]?.key ?? 'friend';
    this.onchange?.(lessons, { retrain });
  }
}
