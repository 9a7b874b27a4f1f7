import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { setBackend } from '@tensorflow/tfjs-core';
import { partsOf, type ModelParts } from '#vision/backend/model-parts.ts';

/** tfjs on this very page runs on wasm; the named models as the worker gets them. */
export async function startWasm<Name extends string>(models: readonly Name[]): Promise<Record<Name, ModelParts>> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simdUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  await setBackend('wasm');
  const read = async (name: string) => [name, await (await fetch(`/models/${name}`)).arrayBuffer()] as const;
  const names = models.flatMap((model) => [`${model}.json`, `${model}.bin`]);
  const files = Object.fromEntries(await Promise.all(names.map(read)));
  return Object.fromEntries(models.map((model) => [model, partsOf(files, model)])) as Record<Name, ModelParts>;
}
