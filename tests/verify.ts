/** `npm run verify`: everything that must hold before a change is good. `.ci/run` calls it. */
import { installChromium } from './runner/install-chromium.ts';
import { step, type Step } from './runner/step.ts';
import { lastLine, total } from './runner/tally.ts';
import { testProjects } from './runner/test-projects.ts';

const chromium = await installChromium();
// The build first: it prepares the models that browser tests recognise with.
const build = await step('build', 'vite', ['build']);
// Tests in one browser leave a core half idle, so the checks run beside them, one after the other.
const [tests, checks] = await Promise.all([
  testProjects('unit and browser tests', ['node', 'long', 'browser']),
  check(),
]);
const built = build.ok ? await testProjects('tests of the build', ['built', 'built-alone']) : null;

const steps = [...checks, build, tests.step, ...(built ? [built.step] : [])];
console.log('');
for (const { name, ok, seconds } of steps)
  console.log(`${ok ? '✓' : '✗'} ${seconds.toFixed(1).padStart(7)} s  ${name}`);
// A check that fails is not a test, but nobody may read the last line as if all were well.
const failedChecks = [...checks, build].filter((one) => !one.ok).length + (chromium ? 0 : 1);
const result = total([tests.tally, ...(built ? [built.tally] : []), { passed: 0, failed: failedChecks, skipped: 0 }]);
console.log(`\n${lastLine(result)}`);
process.exit(result.failed === 0 ? 0 : 1);

async function check(): Promise<Step[]> {
  const beside = { beside: true };
  return [
    await step('lint', 'eslint', ['.', '--max-warnings', '0'], beside),
    await step('types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'], beside),
    await step('format', 'prettier', ['--check', '.'], beside),
    await step('dead code', 'knip', [], beside),
  ];
}
