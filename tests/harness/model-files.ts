import type { ModelBytes } from '#bridge/protocol.ts';
import type { ModelManifest } from '#core/manifest.ts';

export async function modelManifest(): Promise<ModelManifest> {
  return (await (await fetch('/models/manifest.json')).json()) as ModelManifest;
}

/** Every shipped model file, by its path in the manifest. */
export async function modelFiles(): Promise<ModelBytes> {
  const manifest = await modelManifest();
  const paths = [...manifest.models.flatMap((model) => model.files), manifest.knownAnswer.picture].map(
    (file) => file.path,
  );
  const bytes = await Promise.all(paths.map(async (path) => (await fetch(`/models/${path}`)).arrayBuffer()));
  return Object.fromEntries(paths.map((path, index) => [path, bytes[index] ?? new ArrayBuffer(0)]));
}
