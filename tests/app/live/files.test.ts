import { expect, test } from 'vitest';
import { FileQueue } from '#app/live/file-queue.svelte.ts';
import type { FileKind } from '#camera/files/file-kind.ts';
import { VisorError } from '#core/failure.ts';
import { liveWorld } from '../live-world.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
const file = (name: string) => new File(['x'], name);

test('a file that cannot be opened leaves the camera running and is called by its name', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'camera' });
  world.failure = new VisorError('hevc');
  await live.open({ kind: 'file', file: file('a.mov') });
  expect([live.phase, live.files.refused, world.opened[0]?.closed]).toEqual(['live', 'hevc', false]);
  world.failure = null;
  await live.open({ kind: 'file', file: file('b.jpg') });
  expect([live.source?.kind, live.files.refused, world.opened[0]?.closed]).toEqual(['photo', null, true]);
});

test('without anything running the same file ends on its sentence', async () => {
  const { live, world } = liveWorld();
  world.failure = new VisorError('heic');
  await live.open({ kind: 'file', file: file('a.heic') });
  expect([live.phase, live.failure]).toEqual(['failed', 'heic']);
});

test('of two files that open at the same time the newer is shown, and one that comes after a stop is not', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'demo' });
  let release = () => {};
  world.gate = new Promise((resolve) => (release = resolve));
  const both = [live.open({ kind: 'file', file: file('a') }), live.open({ kind: 'file', file: file('b') })];
  await settle();
  release();
  await Promise.all(both);
  expect(world.opened.map(({ kind, closed }) => [kind, closed])).toEqual([
    ['demo', true],
    ['photo', true],
    ['photo', false],
  ]);
  world.gate = new Promise((resolve) => (release = resolve));
  const late = live.open({ kind: 'file', file: file('c') });
  live.stop();
  release();
  await late;
  expect([live.phase, world.opened.at(-1)?.closed]).toEqual(['ready', true]);
});

/** A queue whose files are what their names begin with. */
function queue(atDesk = false) {
  const shown: string[] = [];
  const brought: string[] = [];
  const laid: string[][] = [];
  const made = new FileQueue({
    show: (one) => Promise.resolve(void shown.push((one as File).name)),
    bring: (one) => void brought.push((one as File).name),
    layOut: (files) => void laid.push(files.map(({ file: one }) => one.name)),
    atDesk: () => atDesk,
    kindOf: (one) => Promise.resolve((one as File).name.split('.')[0] as FileKind),
  });
  const take = (...names: string[]) => made.take(names.map((name) => picked(name)));
  return { made, take, shown, brought, laid };
}
const picked = (name: string, folder: string | null = null) => ({ file: file(name), folder });

test('several files are shown one after another; a model among them goes where models go', async () => {
  const { made, take, shown, brought } = queue();
  await take('picture.1', 'project.2', 'clip.3');
  expect([shown, made.waiting.length]).toEqual([['picture.1'], 2]);
  await made.next();
  expect([brought, made.waiting.length]).toEqual([['project.2'], 1]);
  await made.next();
  expect([shown, made.waiting.length]).toEqual([['picture.1', 'clip.3'], 0]);
});

test("files that come while others wait go first and take nobody's place", async () => {
  const { made, take, shown } = queue();
  await take('picture.1', 'picture.2');
  await take('picture.3', 'picture.4');
  await made.next();
  await made.next();
  await made.next();
  expect(shown).toEqual(['picture.1', 'picture.3', 'picture.4', 'picture.2']);
});

test('all that came together can be laid out to teach from, those that were shown too', async () => {
  const { made, take, laid } = queue();
  await take('picture.1', 'picture.2', 'picture.3');
  await made.next();
  await take('picture.4');
  made.layOut();
  expect([laid, made.waiting]).toEqual([[['picture.1', 'picture.2', 'picture.3', 'picture.4']], []]);
  await take('picture.5', 'picture.6');
  made.layOut();
  expect(laid[1]).toEqual(['picture.5', 'picture.6']);
});

test('pictures in several folders, in a zip, or brought to the samples are laid out at once', async () => {
  const live = queue();
  await live.made.take([picked('picture.1', 'chef'), picked('picture.2', 'doctor')]);
  await live.take('picture-zip.3');
  await live.take('picture-zip.4', 'picture.5');
  await live.made.take([picked('picture.6', 'holiday'), picked('picture.7', 'holiday')]);
  expect([live.laid, live.shown]).toEqual([
    [['picture.1', 'picture.2'], ['picture-zip.3'], ['picture-zip.4', 'picture.5']],
    ['picture.6'],
  ]);
  const desk = queue(true);
  await desk.take('picture.1');
  await desk.take('project.2', 'picture.3');
  expect([desk.laid, desk.brought]).toEqual([[['picture.1'], ['project.2', 'picture.3']], []]);
});

test('what is neither picture nor model is tried where somebody is', async () => {
  const live = queue();
  await live.take('other.1');
  const desk = queue(true);
  await desk.take('other.1');
  expect([live.shown.length, live.brought.length, desk.shown.length, desk.brought.length]).toEqual([1, 0, 0, 1]);
});
