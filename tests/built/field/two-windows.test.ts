import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { DIST, newVisitor, phase, visit } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

test('a window that runs the last version still gets its parts after another one took an update', async () => {
  const lesson = readdirSync(join(DIST, 'assets')).find((name) => /^XorLesson-.*\.js$/.test(name));
  if (!lesson) throw new Error('the build has no lesson of its own');
  const context = await newVisitor(build.browser);
  const old = await visit(context, build.server.origin);
  await phase(old, ['ready']);
  await old.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => old.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  // The next version has no file of this name, neither in its list nor on the server.
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  const next = worker.replace(new RegExp(`\\{[^{}]*${lesson.replace('.', '\\.')}[^{}]*\\},?`), '');
  expect(next.length).toBeLessThan(worker.length);
  build.server.intercept = (path, response) => {
    if (path.endsWith('/sw.js')) response.writeHead(200, { 'content-type': 'text/javascript' }).end(next);
    else if (path.endsWith(lesson)) response.writeHead(404).end();
    else return false;
    return true;
  };
  const other = await visit(context, build.server.origin);
  await phase(other, ['ready']);
  await other.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const waiting = await new Promise<ServiceWorker>((resolve) => {
      const look = () => {
        if (registration.waiting) resolve(registration.waiting);
        else setTimeout(look, 100);
      };
      look();
    });
    const taken = new Promise((resolve) =>
      waiting.addEventListener('statechange', () => waiting.state === 'activated' && resolve(null)),
    );
    waiting.postMessage({ type: 'SKIP_WAITING' });
    await taken;
  });
  // The page is not reloaded under whoever uses it, and goes on whole.
  await old.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  await old.getByTestId('open-lab').click();
  await old.getByText(en.explain.title).first().waitFor();
  await old.getByTestId('lesson-xor').click();
  await old.getByTestId('lesson-link').waitFor();
  expect(await old.getByText(en.explain.noLesson).count()).toBe(0);
  build.server.intercept = null;
  await context.close();
});
