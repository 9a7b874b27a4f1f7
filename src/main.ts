import '#app/trusted-scripts.ts';
// First: the worker loads while everything below is run.
import '#app/live/early-worker.ts';
import { mount } from 'svelte';
import { createApp } from '#app/create-app.ts';
import { asksForNotes } from '#app/query.ts';
import Root from '#screens/App.svelte';
import { showNoWords } from '#screens/no-words.ts';
import { mountNotes } from '#screens/stage/script/mount-notes.ts';
import '#ui/tokens.css';
import '#ui/base.css';

if (asksForNotes(location.search)) {
  void mountNotes(document);
} else {
  const app = createApp();
  app.start();
  void app.language.load().then(() => mount(Root, { target: document.body, props: { app } }), showNoWords);
}
