/** Long work of which only the latest run counts: a new one ends the one before. */
export class LatestRun {
  #controller: AbortController | null = null;

  /** Begins a run and ends the one before. What comes back is aborted as soon as this run no longer counts. */
  begin(): AbortSignal {
    this.end();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  /** Ends the run that is under way, if there is one. */
  end(): void {
    this.#controller?.abort();
    this.#controller = null;
  }
}
