import { beforeAll } from 'vitest';
import { loadEverything } from '#i18n/word-set.ts';

// A screen that is mounted by itself has its words at once; how they are fetched is for the tests of the build.
beforeAll(loadEverything);
