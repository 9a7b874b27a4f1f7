import { mount } from 'svelte';
import { firstLanguage, MESSAGES } from '#i18n/index.ts';

/** Shows the presenter's notes in this window, and nothing else: no model is loaded for them. */
export async function mountNotes(document: Document): Promise<void> {
  const { default: NotesPage } = await import('./NotesPage.svelte');
  const words = MESSAGES[firstLanguage(new URLSearchParams(location.search).get('lang'), null, navigator.language)];
  document.documentElement.lang = words.htmlLang;
  mount(NotesPage, { target: document.body, props: { words } });
}
