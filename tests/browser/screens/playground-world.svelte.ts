import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { readQuery } from '#app/query.ts';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';
import { get } from './on-page.ts';

/** What a lesson that needs neither camera nor head takes: real words and a real link, opened at this address. */
export class PlaygroundWorld {
  readonly language: Language;
  readonly lab: { readonly link: LessonLink };
  readonly #view: object;

  constructor(Lesson: Component<{ app: App }>, search: string, language: 'zh' | 'en' = 'en') {
    const settings = { current: DEFAULT_SETTINGS, update: () => true };
    this.language = new Language(settings, language, language);
    this.lab = { link: new LessonLink(readQuery(search), 'https://visor.test/') };
    this.#view = mount(Lesson, { target: document.body, props: { app: this as unknown as App } });
    flushSync();
  }

  close(): void {
    void unmount(this.#view);
    document.body.replaceChildren();
  }
}

export async function settle(): Promise<void> {
  flushSync();
  await tick();
}

export async function press(testid: string): Promise<void> {
  get(testid).click();
  await settle();
}

/** A slider by the words beside it, moved as keys or a finger move it. */
export async function slide(label: string, value: number): Promise<void> {
  const slider = [...document.querySelectorAll<HTMLInputElement>('label input[type="range"]')].find((input) =>
    input.closest('label')?.textContent.trim().startsWith(label),
  );
  if (!slider) throw new Error(`no slider ${label}`);
  slider.value = String(value);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

export async function key(element: HTMLElement, name: string, held: KeyboardEventInit = {}): Promise<void> {
  element.focus();
  element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held }));
  await settle();
}

/** Words and drawings that say nonsense. */
export function nonsense(): string | null {
  return /NaN|undefined|Infinity/.exec(document.body.innerHTML)?.[0] ?? null;
}
