import * as v from 'valibot';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { countSchema, finiteSchema, float32Schema, idSchema } from './field-schemas.ts';

/** A sample as IndexedDB holds it, one record each. */
export interface StoredSample extends Sample {
  /** Grows along the list of samples; not whole where one was put between two others. */
  readonly place: number;
}

const embedding = v.object({ body: float32Schema, face: v.nullable(float32Schema) });

const schema: v.GenericSchema<unknown, StoredSample> = v.object({
  id: idSchema,
  classKey: idSchema,
  person: idSchema,
  burst: idSchema,
  takenAt: countSchema(Number.MAX_SAFE_INTEGER),
  embedding,
  background: v.nullable(embedding),
  picture: v.custom<Uint8Array<ArrayBuffer>>((it) => it instanceof Uint8Array),
  place: finiteSchema,
});

/**
 * The record of a sample. Every array gets memory of its own: a view into a larger buffer would store that buffer
 * whole, and with it the vectors of other people.
 */
export function storedSample(sample: Sample, place: number): StoredSample {
  const { id, classKey, person, burst, takenAt, embedding: own, background, picture } = sample;
  return {
    ...{ id, classKey, person, burst, takenAt, place },
    embedding: alone(own),
    background: background && alone(background),
    picture: picture.slice(),
  };
}

/** What a record holds; null where it is damaged. */
export function readStoredSample(record: unknown): { readonly sample: Sample; readonly place: number } | null {
  const result = v.safeParse(schema, record);
  if (!result.success) return null;
  const { place, ...sample } = result.output;
  return { sample, place };
}

function alone({ body, face }: Embedding): Embedding {
  return { body: body.slice(), face: face?.slice() ?? null };
}
