import * as v from 'valibot';
import { MAX_NAME } from '#core/dataset/class-name.ts';
import { MOST_CLASSES } from '#core/dataset/dataset.ts';
import { classKeySchema, countSchema, idSchema } from '#storage/dataset/field-schemas.ts';
import { optionsSchema } from '#storage/dataset/options-schema.ts';
import { MAX_SAMPLES, MAX_VECTOR } from './project-limits.ts';

/** Names the format inside project.json. */
export const FORMAT = 'visor-project';

/** Version of the format that this app writes; it reads this one. */
export const VERSION = 1;

/** The parts of a project file. Their contents are described in README.md beside this file. */
export const PARTS = {
  project: 'project.json',
  vectors: 'vectors.bin',
  backgrounds: 'backgrounds.bin',
  faces: 'faces.bin',
  headText: 'head.json',
  headBytes: 'head.bin',
} as const;

/** The picture of the sample at this place of the list. Ids never become paths. */
export function picturePart(place: number): string {
  return `pictures/${place}.jpg`;
}

const sample = v.object({
  id: idSchema,
  classKey: classKeySchema,
  person: idSchema,
  burst: idSchema,
  takenAt: countSchema(Number.MAX_SAFE_INTEGER),
  /** Which of its parts are in the file. */
  background: v.boolean(),
  face: v.boolean(),
  backgroundFace: v.boolean(),
  picture: v.boolean(),
});

/** One entry of the list of classes: the name is shown as text only. */
const classSchema = v.object({
  key: classKeySchema,
  name: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME))),
  look: countSchema(MOST_CLASSES - 1),
});

const differ = (ids: readonly (string | number)[]): boolean => new Set(ids).size === ids.length;

/** Classes whose keys and looks differ. */
const classesSchema = v.pipe(
  v.array(classSchema),
  v.maxLength(MOST_CLASSES),
  v.check((all) => differ(all.map(({ key }) => key)) && differ(all.map(({ look }) => look))),
);

/** What is asked of a project.json before anything else. */
export const greetingSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** A project.json with more samples than a project may hold. */
export const crowdedSchema = v.object({ samples: v.pipe(v.array(v.unknown()), v.minLength(MAX_SAMPLES + 1)) });

/** project.json of version 1. */
export const projectSchema = v.pipe(
  v.object({
    format: v.literal(FORMAT),
    version: v.literal(VERSION),
    embedding: v.object({ version: idSchema, body: countSchema(MAX_VECTOR), face: countSchema(MAX_VECTOR) }),
    classes: classesSchema,
    samples: v.pipe(v.array(sample), v.maxLength(MAX_SAMPLES)),
    options: v.nullable(optionsSchema),
    head: v.boolean(),
  }),
  v.check(({ samples }) => differ(samples.map(({ id }) => id))),
  v.check(({ samples, classes }) => {
    const keys = new Set(classes.map(({ key }) => key));
    return samples.every(({ classKey }) => keys.has(classKey));
  }),
  v.check(({ samples, embedding: { body, face } }) =>
    samples.every((one) => body > 0 && (face > 0 || !(one.face || one.backgroundFace))),
  ),
  v.check(({ samples }) => samples.every((one) => one.background || !one.backgroundFace)),
);

/** What project.json says. */
export type ProjectText = v.InferOutput<typeof projectSchema>;
