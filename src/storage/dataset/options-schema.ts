import * as v from 'valibot';
import { countSchema, shareSchema } from './field-schemas.ts';

/** What somebody who trains may choose, with room beyond the sliders; more would train for hours. */
export const optionsSchema = v.object({
  epochs: v.pipe(countSchema(1000), v.minValue(1)),
  learningRate: v.pipe(v.number(), v.minValue(1e-6), v.maxValue(10)),
  hidden: v.pipe(countSchema(256), v.minValue(1)),
  seed: v.pipe(v.number(), v.safeInteger()),
  refusedFriends: shareSchema,
});
