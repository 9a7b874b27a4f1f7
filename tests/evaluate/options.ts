import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BACKENDS, type Backend } from '../../src/bridge/protocol.ts';
import { CAMERAS } from './cameras.ts';
import { Unmeasurable } from './unmeasurable.ts';

/** What of a photo is taught: the person found in it, or all of it. */
const CROPS = ['person', 'whole'] as const;
export type Crops = (typeof CROPS)[number];

export interface EvaluateOptions {
  readonly task: string;
  readonly data: string;
  readonly json: string;
  readonly backend: Backend;
  readonly seed: number;
  /** For `people`: a CSV with the columns file and group; null: no figures by group. */
  readonly by: string | null;
  /** For `tracking`. */
  readonly clip: string | null;
  readonly stride: number;
  /** Key of `CAMERAS`. */
  readonly camera: string;
  /** For `heads`: pictures a class, and what is seen of each photo. */
  readonly shots: readonly number[];
  /** For `heads` and `handwriting`: how often what is learnt is drawn. */
  readonly draws: number;
  /** For `handwriting`: how many of the characters are drawn each time; null: all. */
  readonly characters: number | null;
  readonly crops: Crops;
  /** A Teachable Machine export to measure beside. */
  readonly peer: string | null;
  /** Photos whose names are alike up to the last `_` or `-` belong together. */
  readonly group: boolean;
  readonly strangers: string | null;
  /** For `heads`: file from which embeddings are read, or into which they go where it is missing; null: none. */
  readonly embeddings: string | null;
  /** For `live`: people taught of each class, people asked about of each, and the classes that are taken; null: all. */
  readonly people: readonly number[];
  readonly asked: number;
  readonly classes: readonly string[] | null;
}

/** How often is drawn where nothing is said; other tasks draw thirty times. */
const DRAWS: Readonly<Record<string, string>> = { live: '3', handwriting: '1' };

/** Reads the command line. Throws {@link Unmeasurable} where it cannot be followed. */
export function readOptions(args: readonly string[]): EvaluateOptions {
  const { values, positionals } = parse(args);
  const [task, ...more] = positionals;
  if (!task || more.length > 0)
    throw new Unmeasurable('Name one task: people, tracking, photos, heads, handwriting or live.');
  if (!values.data) throw new Unmeasurable('Say where the data is: --data DIR.');
  if (!values.json) throw new Unmeasurable('Say where the result goes: --json FILE.');
  for (const folder of [values.data, values.peer, values.strangers]) {
    if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Unmeasurable(`${folder} is not a folder.`);
    }
  }
  return {
    task,
    data: values.data,
    json: values.json,
    backend: oneOf(values.backend ?? 'wasm', BACKENDS, '--backend'),
    seed: count(values.seed ?? '1', 0, '--seed'),
    by: values.by ?? null,
    clip: values.clip ?? null,
    stride: count(values.stride ?? '1', 1, '--stride'),
    camera: oneOf(values.camera ?? 'clip', Object.keys(CAMERAS), '--camera'),
    shots: counts(values.shots ?? '1,5,10,20', '--shots'),
    draws: count(values.draws ?? DRAWS[task] ?? '30', 1, '--draws'),
    characters: values.characters === undefined ? null : count(values.characters, 2, '--characters'),
    crops: oneOf(values.crops ?? 'person', CROPS, '--crops'),
    peer: values.peer ?? null,
    group: values.group ?? false,
    strangers: values.strangers ?? null,
    embeddings: values.embeddings ?? null,
    people: counts(values.people ?? '3', '--people'),
    asked: count(values.asked ?? '15', 1, '--asked'),
    classes: values.classes?.split(',') ?? null,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ data: text, json: text, backend: text, seed: text, clip: text, stride: text, camera: text },
        ...{ shots: text, draws: text, characters: text, crops: text, peer: text, group: flag, strangers: text },
        ...{ people: text, asked: text, classes: text, embeddings: text, by: text },
      },
    });
  } catch (error) {
    throw new Unmeasurable(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(value: string, known: readonly T[], option: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new Unmeasurable(`${option} ${value} is unknown: ${known.join(', ')}.`);
  return found;
}

function counts(list: string, option: string): number[] {
  return list.split(',').map((value) => count(value, 1, option));
}

function count(value: string, least: number, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new Unmeasurable(`${option} ${value} is not a whole number from ${least} on.`);
  }
  return number;
}
