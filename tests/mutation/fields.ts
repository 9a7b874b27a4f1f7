/** One folder of production code and the tests that answer for it. Globs from the root of the project. */
interface Field {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  /** Of the tests, those that take many seconds or measure time. */
  readonly without: readonly string[];
}

/** What is mutated, by name. Left out is what only tests in a browser or long ones answer for; see README.md beside this file. */
export const FIELDS: Readonly<Record<string, Field>> = {
  tracking: {
    mutate: ['src/core/tracking/*.ts'],
    tests: ['tests/core/tracking/*.test.ts'],
    without: ['tests/core/tracking/tracker-speed.test.ts'],
  },
  project: {
    mutate: ['src/storage/project/*.ts'],
    tests: ['tests/storage/*.test.ts', 'tests/storage/project/*.test.ts'],
    without: ['tests/storage/project-bombs.test.ts', 'tests/storage/project-corruption.test.ts'],
  },
  persistence: {
    mutate: ['src/app/persistence/*.ts', '!src/app/persistence/look-again.ts'],
    tests: ['tests/app/persistence/*.test.ts'],
    without: [],
  },
  dataset: {
    mutate: ['src/storage/dataset/*.ts', '!src/storage/dataset/{dataset-*,delete-dataset,read-dataset}.ts'],
    tests: ['tests/storage/**/*.test.ts'],
    without: ['tests/storage/project-bombs.test.ts', 'tests/storage/project-corruption.test.ts'],
  },
  head: {
    mutate: [
      'src/core/head/{ask-head,calibration-error,ceiling,intake,maybe,open-set,taught-faces,thinning,witnesses}.ts',
      'src/core/head/distillation/{base45,crc32,linear-head,pack-head,two-bits}.ts',
      'src/core/head/exam/{splits,weakest-point}.ts',
      'src/core/head/occlusion/*.ts',
    ],
    tests: ['tests/core/head/**/*.test.ts'],
    without: ['tests/core/head/bounded.test.ts', 'tests/core/head/exam/{exam,shortcut}.test.ts'],
  },
};
