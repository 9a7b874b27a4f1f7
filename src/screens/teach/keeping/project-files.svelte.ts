import type { App } from '#app/app.svelte.ts';
import type { ImportWay } from '#app/persistence/import-project.ts';
import type { Messages } from '#i18n/index.ts';

type Files = Messages['teach']['files'];
/** What came of the last file, as a key of the words. */
export type FileNews =
  | { readonly kind: 'imported' | 'joined'; readonly lost: number }
  | { readonly kind: 'outcome'; readonly key: keyof Files['outcomes'] }
  | { readonly kind: 'refusal'; readonly key: keyof Files['refusals'] }
  | { readonly kind: 'no-model' };

/** Files out and in, and what came of the last one. */
export class ProjectFiles {
  news: FileNews | null = $state.raw(null);
  /** Both only when somebody asks. */
  pictures = $state(false);
  faces = $state(false);
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async export(how: 'save' | 'share' = 'save'): Promise<void> {
    this.news = null;
    const { pictures, faces } = this;
    const end = await this.#app.exchange.exportProject({ pictures, faces }, how);
    this.news = isOutcome(end) ? { kind: 'outcome', key: end } : { kind: 'refusal', key: end };
  }

  async exportModel(wordOf: (key: string) => string): Promise<void> {
    this.news = null;
    const key = await this.#app.exchange.exportModel(wordOf);
    this.news = key === null ? { kind: 'no-model' } : { kind: 'outcome', key };
  }

  async import(file: Blob): Promise<void> {
    this.#took(await this.#app.exchange.importProject(file));
  }

  async example(): Promise<void> {
    this.#took(await this.#app.exchange.loadExample());
  }

  /** What is to become of the project that waits, and of what is here. */
  async answer(how: ImportWay | null): Promise<void> {
    this.#took(await this.#app.exchange.answer(how), how === 'join' ? 'joined' : 'imported');
  }

  #took(end: 'done' | 'asked' | 'none' | keyof Files['refusals'], kind: 'imported' | 'joined' = 'imported'): void {
    if (end === 'done') this.news = { kind, lost: this.#app.exchange.lost };
    else this.news = end === 'asked' || end === 'none' ? null : { kind: 'refusal', key: end };
  }
}

const OUTCOMES = ['shared', 'downloaded', 'dismissed', 'needs-tap', 'impossible'] as const;

function isOutcome(end: string): end is (typeof OUTCOMES)[number] {
  return OUTCOMES.some((outcome) => outcome === end);
}
