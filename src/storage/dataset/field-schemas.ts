import * as v from 'valibot';
import { isClassKey } from '#core/dataset/class-key.ts';
import { MAX_ID } from '#storage/project/project-limits.ts';

/** A key or an id. It is compared and stored, never put into a path or a page as markup. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID));

/** The key of a class. */
export const classKeySchema = v.pipe(v.string(), v.check(isClassKey));

/** 0, 1, 2 … up to `most`. */
export const countSchema = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** 0..1. */
export const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Neither NaN nor infinite. */
export const finiteSchema = v.pipe(v.number(), v.finite());

/** Numbers that are all finite. */
export const float32Schema = v.custom<Float32Array>((it) => it instanceof Float32Array && it.every(Number.isFinite));

/** Largest weight: four layers of such still say finite numbers, and a file of float32 holds them at any temperature. */
const MOST_WEIGHT = 1e30;

/** A number that a head calculates with. */
export const weightSchema = v.pipe(v.number(), v.minValue(-MOST_WEIGHT), v.maxValue(MOST_WEIGHT));

/** Numbers that a head calculates with. */
export const weightsSchema = v.custom<Float64Array>(
  (it) => it instanceof Float64Array && it.every((value) => Math.abs(value) <= MOST_WEIGHT),
);
