import type { App } from './app.svelte.ts';

/** What a person can send along with a question: engine, rates and browser; nothing of any picture. */
export function diagnosticsOf(app: App, userAgent: string): string {
  const { recogniser, rates, offline, query } = app;
  const started = recogniser.state.phase === 'ready' ? recogniser.state.started : null;
  return JSON.stringify(
    {
      userAgent,
      asked: query.backend,
      phase: app.live.phase,
      failure: app.live.failure,
      detail: recogniser.detail,
      backend: started?.backend ?? null,
      trials: started?.trials ?? [],
      restarts: recogniser.restarts,
      models: recogniser.manifest?.version ?? null,
      offline: { models: offline.models.phase, shell: offline.shell.state },
      display: Number(rates.display.toFixed(1)),
      recognition: Number(rates.recognition.toFixed(2)),
      timings: app.live.latest?.scene.timings ?? null,
    },
    null,
    2,
  );
}
