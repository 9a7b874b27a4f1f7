import * as v from 'valibot';
import { countSchema, finiteSchema, shareSchema } from './field-schemas.ts';

/** What somebody who trains may choose. */
export const optionsSchema = v.object({
  epochs: countSchema(100_000),
  learningRate: v.pipe(finiteSchema, v.gtValue(0), v.maxValue(10)),
  hidden: countSchema(1024),
  seed: v.pipe(v.number(), v.safeInteger()),
  refusedFriends: shareSchema,
});
