import type { Backend } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import type { ModelManifest } from '#core/manifest.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';

/** The models' files and the known answer, as the page has them. */
export async function loadModels() {
  const manifest = (await (await fetch('/models/manifest.json')).json()) as ModelManifest;
  const paths = [...manifest.models.flatMap(({ files }) => files), manifest.knownAnswer.picture].map(
    ({ path }) => path,
  );
  const files: Record<string, ArrayBuffer> = {};
  for (const path of paths) files[path] = await (await fetch(`/models/${path}`)).arrayBuffer();
  return { files, knownAnswer: manifest.knownAnswer };
}

/** The real worker on the real models, as the page starts them. */
export async function startVision(backend: Backend | 'auto', remembered: Backend | null = null) {
  const { files, knownAnswer } = await loadModels();
  const client = new VisionClient(
    () => new Worker(new URL('../../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );
  const started = await client.start({ backend, remembered, trusted: false, files, knownAnswer, rules: DEFAULT_RULES });
  await client.setFaces(files);
  return { client, started };
}

/** A picture of the fixtures folder as the page would hand it over. */
export async function pictureOf(path: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(path)).blob());
}
