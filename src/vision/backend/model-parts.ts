import { io } from '@tensorflow/tfjs-core';
import type { ModelBytes } from '#bridge/protocol.ts';
import { VisorError } from '#core/failure.ts';

/** One model as it lies in the model cache: the parsed `.json` and the bytes of its one `.bin`. */
export interface ModelParts {
  readonly json: io.ModelJSON;
  readonly weights: ArrayBuffer;
}

/** Picks a model out of the verified files. Throws `corrupt` where it is missing or not a model. */
export function partsOf(files: ModelBytes, name: string): ModelParts {
  const json = files[`${name}.json`];
  const weights = files[`${name}.bin`];
  if (!json || !weights) throw new VisorError('corrupt', `${name} is not among the model files`);
  try {
    return { json: JSON.parse(new TextDecoder().decode(json)) as io.ModelJSON, weights };
  } catch (error) {
    throw new VisorError('corrupt', `${name}.json: ${String(error)}`);
  }
}

/** Lets tfjs load a model from memory. */
export function handlerOf({ json, weights }: ModelParts): io.IOHandler {
  return { load: () => io.getModelArtifactsForJSON(json, (manifest) => Promise.resolve([specsOf(manifest), weights])) };
}

function specsOf(manifest: io.WeightsManifestConfig): io.WeightsManifestEntry[] {
  return manifest.flatMap((group) => group.weights);
}
