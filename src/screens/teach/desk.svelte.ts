import type { App } from '#app/app.svelte.ts';
import {
  samplesById,
  sampleTree,
  taughtPeople,
  trayOrder,
  type ClassGroup,
  type TaughtPerson,
} from './samples/sample-tree.ts';
import { classLooks } from '#screens/hud-words.ts';
import type { ClassLook } from '#hud/text.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { PictureUrls } from './samples/picture-urls.ts';
import { ProjectFiles } from './keeping/project-files.svelte.ts';
import { Selection } from './samples/selection.svelte.ts';

/** What the panels of the Teach screen share. */
export class Desk {
  readonly app: App;
  readonly pictures = new PictureUrls();
  readonly selection = new Selection();
  readonly files: ProjectFiles;
  readonly looks: ReadonlyMap<string, ClassLook> = $derived.by(() =>
    classLooks(this.app.language.words, this.app.history.dataset.classes),
  );
  readonly tree: readonly ClassGroup[] = $derived.by(() => sampleTree(this.app.history.dataset));
  readonly order: readonly string[] = $derived.by(() => trayOrder(this.tree));
  readonly people: readonly TaughtPerson[] = $derived.by(() => taughtPeople(this.app.history.dataset.samples));
  readonly byId: ReadonlyMap<string, Sample> = $derived.by(() => samplesById(this.app.history.dataset.samples));
  /** Selected and still there. */
  readonly selected: readonly Sample[] = $derived.by(() => {
    const { ids } = this.selection;
    return ids.size === 0 ? [] : this.app.history.dataset.samples.filter(({ id }) => ids.has(id));
  });

  constructor(app: App) {
    this.app = app;
    this.files = new ProjectFiles(app);
  }

  /** A class that is gone is still called something. */
  wordOf(key: string): string {
    return (
      this.looks.get(key)?.word ??
      (key === 'unknown' ? this.app.language.words.unknown : this.app.language.words.dock.lostClass)
    );
  }

  /** Indices of `keys` in the order of the classes; keys of classes that are gone come last. */
  inOrder(keys: readonly string[]): readonly number[] {
    const order = [...this.looks.keys()];
    const rank = (index: number) => {
      const place = order.indexOf(keys[index] ?? '');
      return place < 0 ? order.length : place;
    };
    return keys.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
  }

  /** To the picture, with this class ready to be taught. */
  teach(classKey: string | null = null): void {
    if (classKey !== null) this.app.history.choose(classKey);
    this.app.go('live');
  }
}
