import type { Backend, Started } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import { modelFiles, modelManifest } from './model-files.ts';

let client: VisionClient | null = null;

/** Starts the production worker with the shipped models. Call once. */
export async function startOurs(backend: Backend | 'auto'): Promise<Started> {
  const { knownAnswer } = await modelManifest();
  const files = await modelFiles();
  client = new VisionClient(
    () => new Worker(new URL('../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );
  const started = await client.start({
    backend,
    remembered: null,
    trusted: false,
    files,
    knownAnswer,
    rules: DEFAULT_RULES,
  });
  await client.setFaces(files);
  return started;
}

/** The client that {@link startOurs} made. */
export function ours(): VisionClient {
  if (!client) throw new Error('startOurs comes first');
  return client;
}
