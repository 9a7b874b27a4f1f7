import { expect, test } from 'vitest';
import { newVisitor, visit, waitForTargets } from './app.ts';
import { longestTasks } from './page-tasks.ts';
import { usingBuild } from './using-build.ts';

const LONGEST = 50;
/** ms after the first people are there: the page has settled. */
const SETTLE = 2000;
const WATCHED = 8000;
/** Changes of the list that have to be among what is watched. */
const LOOKS = 10;

const build = usingBuild();

test(`no task on the page takes over ${LONGEST} ms while the wasm backend recognises flat out`, async () => {
  const page = await visit(await newVisitor(build.browser), build.server.origin, 'source=demo&backend=wasm');
  await waitForTargets(page, 3);
  await page.waitForTimeout(SETTLE);
  const longest = await longestTasks<'live'>(build.browser, page, async (begin) => {
    await begin('live');
    await page.evaluate(
      async ({ ms, looks }) => {
        const seen = new Set<string>();
        const end = performance.now() + ms;
        // A slow machine is watched for longer: it has to recognise meanwhile.
        while (performance.now() < end || seen.size <= looks) {
          seen.add(
            [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')]
              .map((row) => row.dataset.box)
              .join(),
          );
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      },
      { ms: WATCHED, looks: LOOKS },
    );
  });
  expect(longest.get('live')).toBeGreaterThan(0);
  expect(longest.get('live')).toBeLessThanOrEqual(LONGEST);
  await page.context().close();
});
