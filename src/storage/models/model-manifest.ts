import * as v from 'valibot';
import { VisorError } from '#core/failure.ts';
import type { ModelFile, ModelManifest } from '#core/manifest.ts';

const file = v.object({
  path: v.pipe(v.string(), v.regex(/^[\w.-]+(?:\/[\w.-]+)*$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const manifest = v.object({
  version: v.pipe(v.string(), v.minLength(1)),
  models: v.array(
    v.object({
      name: v.picklist(['detector', 'face-detector', 'face-mesh', 'face-embedding', 'silhouette']),
      files: v.array(file),
      licence: v.string(),
      origin: v.string(),
    }),
  ),
  knownAnswer: v.object({
    picture: file,
    size: v.number(),
    anchors: v.array(
      v.object({
        index: v.number(),
        score: v.number(),
        box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
      }),
    ),
  }),
});

/** Reads a manifest; `VisorError` 'download' where it is none (a sign-in page of a guest network, for one). */
export async function readManifest(response: Response): Promise<ModelManifest> {
  try {
    return v.parse(manifest, await response.json());
  } catch (error) {
    throw new VisorError('download', `models/manifest.json is not a manifest: ${String(error)}`);
  }
}

/** What the first label needs: the detector and the question asked of it. */
export function firstFilesOf(list: ModelManifest): readonly ModelFile[] {
  const detectors = list.models.filter(({ name }) => name === 'detector');
  return filesOf({ ...list, models: detectors });
}

/** Every file that the manifest names, once each. */
export function filesOf(list: ModelManifest): readonly ModelFile[] {
  const all = [...list.models.flatMap((model) => model.files), list.knownAnswer.picture];
  return [...new Map(all.map((one) => [one.path, one])).values()];
}
