import { asksForNotes } from '#app/query.ts';

/** Made before anything else of the app is run: its code loads and compiles while the page is put together. */
let early: Worker | null = asksForNotes(location.search) ? null : make();

/** A recognition worker: the first one has been on its way since the page began. */
export function recognitionWorker(): Worker {
  const worker = early ?? make();
  early = null;
  return worker;
}

function make(): Worker {
  return new Worker(new URL('../../vision/worker.ts', import.meta.url), { type: 'module' });
}
