import type { Backend, Started } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import { modelFiles, modelManifest } from './model-files.ts';

let client: VisionClient | null = null;

/** A production worker of its own with the shipped models, on so many threads. */
export async function startClient(
  backend: Backend | 'auto',
  threads?: number,
): Promise<{ client: VisionClient; started: Started }> {
  const { knownAnswer } = await modelManifest();
  const files = await modelFiles();
  const made = new VisionClient(
    () => new Worker(new URL('../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );
  const started = await made.start({
    backend,
    remembered: null,
    trusted: false,
    files,
    knownAnswer,
    rules: DEFAULT_RULES,
    ...(threads ? { threads } : {}),
  });
  await made.setFaces(files);
  return { client: made, started };
}

/** Starts the production worker with the shipped models. Call once. */
export async function startOurs(backend: Backend | 'auto'): Promise<Started> {
  const made = await startClient(backend);
  client = made.client;
  return made.started;
}

/** The client that {@link startOurs} made. */
export function ours(): VisionClient {
  if (!client) throw new Error('startOurs comes first');
  return client;
}
