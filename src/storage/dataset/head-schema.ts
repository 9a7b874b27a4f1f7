import * as v from 'valibot';
import type { Head } from '#core/head/head.ts';
import { MAX_NAME } from '#core/dataset/class-name.ts';
import { MOST_CLASSES } from '#core/dataset/dataset.ts';
import type { Network } from '#core/network/network.ts';
import {
  classKeySchema,
  countSchema,
  float32Schema,
  idSchema,
  shareSchema,
  weightSchema,
  weightsSchema,
} from './field-schemas.ts';
import { optionsSchema } from './options-schema.ts';
import { MAX_SAMPLES, MAX_VECTOR } from '#storage/project/project-limits.ts';

const width = v.pipe(countSchema(2 * MAX_VECTOR), v.minValue(1));
const classKeys = v.pipe(
  v.array(classKeySchema),
  v.maxLength(MOST_CLASSES),
  v.check((keys) => new Set(keys).size === keys.length),
);
/** A threshold may be infinite: nobody is refused. Novelty is a distance, never below 0. */
const threshold = v.pipe(v.number(), v.minValue(0));
const temperature = v.pipe(v.number(), v.minValue(1e-6), v.maxValue(1e6));

const layer = v.pipe(
  v.object({
    inputs: width,
    outputs: width,
    weights: weightsSchema,
    biases: weightsSchema,
    activation: v.picklist(['linear', 'relu', 'tanh', 'sigmoid']),
  }),
  v.check((one) => one.weights.length === one.inputs * one.outputs && one.biases.length === one.outputs),
);

const network = v.pipe(
  v.object({ layers: v.pipe(v.array(layer), v.maxLength(4)) }),
  v.check(({ layers }) => layers.every((one, index) => index === 0 || layers[index - 1]?.outputs === one.inputs)),
  // What comes out are logits.
  v.check(({ layers }) => layers.length === 0 || layers.at(-1)?.activation === 'linear'),
);

const part = v.pipe(
  v.object({ length: countSchema(MAX_VECTOR), mean: float32Schema, scale: float32Schema }),
  v.check((one) => one.mean.length === one.length && one.scale.length === one.length),
);

const openSet = v.object({
  means: float32Schema,
  faces: v.exactOptional(v.object({ size: weightSchema, found: shareSchema, weight: shareSchema })),
});

const trained = v.pipe(
  v.object({
    kind: v.literal('trained'),
    embeddingVersion: idSchema,
    classKeys,
    sampleCounts: v.array(countSchema(MAX_SAMPLES)),
    intake: v.object({ body: part, face: v.nullable(part) }),
    network,
    temperature,
    ceiling: v.exactOptional(shareSchema),
    openSet: v.nullable(openSet),
    rejection: v.object({
      points: v.pipe(
        v.array(v.object({ refusedFriends: shareSchema, caughtStrangers: v.nullable(shareSchema), threshold })),
        v.maxLength(2 * MAX_SAMPLES),
      ),
      strangers: v.picklist(['left-out-class', 'none']),
    }),
    threshold,
    options: v.object({ embeddingVersion: idSchema, ...optionsSchema.entries }),
  }),
  v.check((head) => {
    const inputs = head.intake.body.length + (head.intake.face?.length ?? 0);
    const { openSet: far, classKeys: keys } = head;
    return (
      fits(head.network, inputs, keys.length) &&
      head.sampleCounts.length === keys.length &&
      (!far || far.means.length === keys.length * head.intake.body.length)
    );
  }),
);

const linear = v.pipe(
  v.object({
    kind: v.literal('linear'),
    embeddingVersion: idSchema,
    classKeys,
    classNames: v.array(v.nullable(v.pipe(v.string(), v.maxLength(MAX_NAME)))),
    bodyLength: countSchema(MAX_VECTOR),
    faceLength: countSchema(MAX_VECTOR),
    /** Four bytes of a code. */
    projectionSeed: countSchema(2 ** 32 - 1),
    projected: width,
    faceScale: weightSchema,
    missingFace: weightsSchema,
    network,
    temperature,
    middle: weightsSchema,
    offsets: weightsSchema,
    lean: weightSchema,
    threshold,
  }),
  v.check(
    (head) =>
      head.network.layers.length === 1 &&
      fits(head.network, head.projected, head.classKeys.length) &&
      head.classNames.length === head.classKeys.length &&
      head.missingFace.length === head.classKeys.length &&
      head.offsets.length === head.classKeys.length &&
      head.middle.length === head.projected,
  ),
);

/** A head whose every array has the length that its others ask for. */
export const headSchema: v.GenericSchema<unknown, Head> = v.variant('kind', [trained, linear]);

/** No layers where nothing was taught. */
function fits({ layers }: Network, inputs: number, outputs: number): boolean {
  const [first, last] = [layers[0], layers.at(-1)];
  return first && last ? first.inputs === inputs && last.outputs === outputs : outputs === 0;
}

/** Whether a head can be kept and read back. */
export function isStorable(head: Head): boolean {
  return v.is(headSchema, head);
}
