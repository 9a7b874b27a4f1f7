import type { Backend, Started } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import type { ModelManifest } from '#core/manifest.ts';
import { DEFAULT_RULES } from '#core/rules.ts';

let client: VisionClient | null = null;

/** Starts the production worker with the shipped models. Call once. */
export async function startOurs(backend: Backend | 'auto'): Promise<Started> {
  const manifest = (await (await fetch('/models/manifest.json')).json()) as ModelManifest;
  const paths = [...manifest.models.flatMap((model) => model.files), manifest.knownAnswer.picture].map(
    (file) => file.path,
  );
  const bytes = await Promise.all(paths.map(async (path) => (await fetch(`/models/${path}`)).arrayBuffer()));
  client = new VisionClient(
    () => new Worker(new URL('../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );
  const files = Object.fromEntries(paths.map((path, index) => [path, bytes[index] ?? new ArrayBuffer(0)]));
  const started = await client.start({
    backend,
    remembered: null,
    files,
    knownAnswer: manifest.knownAnswer,
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
