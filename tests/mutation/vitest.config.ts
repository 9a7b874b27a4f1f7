import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { traditional } from '../../src/build/traditional/traditional-plugin.ts';
import { shared } from '../../vite.config.ts';
import { FIELDS } from './fields.ts';

const field = FIELDS[process.env.MUTATED_FIELD ?? ''];
if (!field) throw new Error('MUTATED_FIELD names no field');

/** The tests of one field alone: a mutant that is met while a file loads asks all of them. */
export default defineConfig({
  ...shared,
  plugins: [svelte(), traditional()],
  test: {
    environment: 'node',
    include: [...field.tests],
    exclude: [...field.without],
    // Stryker has its own patience, which grows with how long the tests take.
    testTimeout: 240_000,
    // Every mutant has a worker of its own anyway.
    isolate: false,
    execArgv: [],
  },
});
