import type { App } from '#app/app.svelte.ts';
import { printPage } from '#screens/stage/print/print-page.ts';
import Certificate from './Certificate.svelte';

/** Prints what was taught here: on how many, how the exam went, what is weak. */
export function printCertificate(app: App): void {
  printPage(Certificate, { app });
}
