import { foldersOf } from '#app/live/picked-file.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { roomForClasses } from '#core/dataset/add-labelled.ts';
import { freshClass } from '#core/dataset/changes.ts';
import { heldName } from '#core/dataset/class-name.ts';
import type { TaughtClass } from '#core/dataset/dataset.ts';
import { classesFor, NOBODY, taughtAs, withTicked, type Ticked } from './ticked.ts';
import { largestOf, peopleOf, type TrayPicture } from './tray-picture.ts';

/** Who in a tray is to teach which class. */
export class TrayTicks {
  /** Class keys of people who are to be added, by their ids. */
  keys: Ticked = $state.raw(NOBODY);
  /** The class that the next tap means. */
  chosen: string = $state('');
  /** Class keys of the folders, once somebody asked for that; null for one that there was no room for. */
  byFolder: ReadonlyMap<string, string | null> | null = $state.raw(null);
  /** Those that are there, and those that come along with their first sample. */
  readonly classes: readonly TaughtClass[] = $derived.by(() => {
    const { classes } = this.#history.dataset;
    return [...classes, ...this.#fresh.filter(({ key }) => !classes.some((one) => one.key === key))];
  });
  /** There may be one more class. */
  readonly roomy: boolean = $derived.by(() => {
    const { dataset } = this.#history;
    return this.classes.length - dataset.classes.length < roomForClasses(dataset);
  });
  /** Class keys of people who were added, by their ids. */
  readonly added: Ticked = $derived.by(() => taughtAs(this.#history.dataset.samples));
  readonly #history: Pick<DatasetHistory, 'dataset'>;
  #fresh: readonly TaughtClass[] = $state.raw([]);

  constructor(history: Pick<DatasetHistory, 'dataset'>) {
    this.#history = history;
  }

  /** Who is tapped teaches the chosen class; tapped again, none. */
  toggle(id: string): void {
    this.#set([[id, this.keys.get(id) === this.chosen ? null : this.chosen]]);
  }

  /** Everybody in one picture teaches the chosen class; if they all do already, none. */
  toggleAll(picture: TrayPicture): void {
    const people = peopleOf(picture).filter(({ id }) => !this.added.has(id));
    const all = people.every(({ id }) => this.keys.get(id) === this.chosen);
    this.#set(people.map(({ id }) => [id, all ? null : this.chosen]));
  }

  /** One more class, chosen at once; null: there is no room. */
  addClass(name: string): string | null {
    if (!this.roomy) return null;
    const fresh = freshClass(this.classes, heldName(name));
    this.#fresh = [...this.#fresh, fresh];
    return (this.chosen = fresh.key);
  }

  /**
   * Each folder becomes a class, and the largest person of each of its pictures, also of those that are still to be
   * looked at, teaches it. `keyOf`: of a class that is called so.
   */
  useFolders(pictures: readonly TrayPicture[], keyOf: (name: string) => string | null): void {
    this.byFolder = classesFor(foldersOf(pictures), (folder) => keyOf(folder) ?? this.addClass(folder));
    this.chosen = [...this.byFolder.values()].find((key) => key !== null) ?? this.chosen;
    for (const picture of pictures) this.follow(picture);
  }

  /** A picture was looked at. */
  follow(picture: TrayPicture): void {
    const key = picture.folder === null ? null : (this.byFolder?.get(picture.folder) ?? null);
    const person = largestOf(picture);
    if (key !== null && person) this.#set([[person.id, key]]);
  }

  /** Nobody is ticked any more. `chosen`: the class that the next tap means. */
  clear(chosen = this.chosen): void {
    this.keys = NOBODY;
    this.chosen = chosen;
  }

  /** Of another tray. */
  reset(): void {
    this.clear('');
    this.byFolder = null;
    this.#fresh = [];
  }

  #set(changes: readonly (readonly [id: string, key: string | null])[]): void {
    this.keys = withTicked(
      this.keys,
      changes.map(([id, key]) => [id, this.added.has(id) ? null : key]),
    );
  }
}
