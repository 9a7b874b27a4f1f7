import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SOFTWARE } from '#screens/about/software.ts';

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

/** Name and version as About writes them: the last part of the name, the parts of TensorFlow.js as one. */
const lineOf = ([name, version]: [string, string]) => {
  const short = name.startsWith('@tensorflow/') ? 'TensorFlow.js' : name.replace(/^.*\//, '');
  const [major, minor] = version.split('.');
  return new RegExp(`^${short} ${major}(\\.${minor})?\\b`, 'i');
};

test('About lists every package that the app ships, in its version', () => {
  const missing = Object.entries(dependencies).filter((one) => !SOFTWARE.some(({ name }) => lineOf(one).test(name)));
  expect(missing).toEqual([]);
});

test('About lists none that only tests and measurements use', () => {
  const wrong = Object.entries(devDependencies)
    .filter(([name]) => name.startsWith('@tensorflow-models/'))
    .filter((one) => SOFTWARE.some(({ name }) => lineOf(one).test(name)));
  expect(wrong).toEqual([]);
});
