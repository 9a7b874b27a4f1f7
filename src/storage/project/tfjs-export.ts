import { zipSync } from 'fflate';
import type { TrainedHead } from '#core/head/head.ts';
import { joinFloats } from '#storage/dataset/float-rows.ts';
import { tfjsLayers, type TfjsLayer } from './tfjs-layers.ts';
import { tfjsReadme } from './tfjs-readme.ts';

/**
 * The head as a zip that TensorFlow.js reads with `tf.loadLayersModel`: model.json, weights.bin (float32), labels.json
 * and a README.txt that says what goes in. The unknown rule stays behind: the model only shares 1 among its classes.
 * `labels` are the words for `head.classKeys`, in that order. Throws `RangeError` where nothing was taught.
 */
export function exportTfjs(head: TrainedHead, labels: readonly string[]): Uint8Array<ArrayBuffer> {
  if (head.network.layers.length === 0) throw new RangeError('nothing was taught');
  const layers = tfjsLayers(head);
  const words = {
    labels,
    classKeys: head.classKeys,
    embeddingVersion: head.embeddingVersion,
    inputs: { body: head.intake.body.length, face: head.intake.face?.length ?? 0 },
  };
  return zipSync(
    {
      'README.txt': encode(tfjsReadme(words.inputs)),
      'model.json': encode(JSON.stringify(modelJson(layers))),
      'labels.json': encode(JSON.stringify(words, null, 1)),
      'weights.bin': [joinFloats(layers.flatMap(({ weights }) => weights.map(({ values }) => values))), { level: 0 }],
    },
    { mtime: new Date(1980, 0, 1) },
  );
}

/** The public layers-model format: topology as Keras writes it, and what lies in which order in weights.bin. */
function modelJson(layers: readonly TfjsLayer[]): object {
  const weights = layers.flatMap((layer) =>
    layer.weights.map(({ name, shape }) => ({ name: `${layer.config.name}/${name}`, shape, dtype: 'float32' })),
  );
  const topology = layers.map(({ className, config }) => ({ class_name: className, config }));
  return {
    format: 'layers-model',
    generatedBy: 'Visor',
    convertedBy: null,
    modelTopology: { model_config: { class_name: 'Sequential', config: { name: 'visor', layers: topology } } },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
