/** `npm test`: every test there is, unit, browser and built. */
import { installChromium } from './runner/install-chromium.ts';
import { step } from './runner/step.ts';
import { lastLine, total, type Tally } from './runner/tally.ts';
import { testProjects } from './runner/test-projects.ts';

async function run(): Promise<Tally> {
  const failure: Tally = { passed: 0, failed: 1, skipped: 0 };
  if (!(await installChromium())) return failure;
  // The build first: it prepares the models that browser tests recognise with.
  const build = await step('build', 'vite', ['build']);
  const tests = await testProjects('unit and browser tests', ['node', 'long', 'browser']);
  if (!build.ok) return total([tests.tally, failure]);
  const built = await testProjects('tests of the build', ['built', 'built-alone']);
  return total([tests.tally, built.tally]);
}

const result = await run();
console.log(`\n${lastLine(result)}`);
process.exit(result.failed === 0 ? 0 : 1);
