import { mount } from 'svelte';
import { firstLanguage, MESSAGES } from '#i18n/index.ts';

/** Shows the presenter's notes in this window, and nothing else: no model is loaded for them. */
export async function mountNotes(document: Document): Promise<void> {
  const code = firstLanguage(new URLSearchParams(location.search).get('lang'), null, navigator.language);
  const [{ default: NotesPage }] = await Promise.all([import('./NotesPage.svelte'), MESSAGES.load([code])]);
  const words = MESSAGES[code];
  document.documentElement.lang = words.htmlLang;
  mount(NotesPage, { target: document.body, props: { words } });
}
