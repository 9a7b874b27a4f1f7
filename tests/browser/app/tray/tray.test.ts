import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import type { PickedFile } from '#app/live/picked-file.ts';
import { Tray } from '#app/tray/tray.svelte.ts';
import { peopleOf } from '#app/tray/tray-picture.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { openFile } from '#camera/open-file.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import clipUrl from '../../../fixtures/demo.webm?url';
import exif1 from '../../../fixtures/exif-1.jpg?url';
import exif6 from '../../../fixtures/exif-6.jpg?url';
import threeUrl from '../../../fixtures/three-people.jpg?url';
import { startVision } from '../../vision/start-vision.ts';

let client: VisionClient;
beforeAll(async () => void ({ client } = await startVision('wasm')));
afterAll(() => client.dispose());

const fileOf = async (url: string, name: string) => new File([await (await fetch(url)).blob()], name);
const picked = async (url: string, name: string, folder: string | null = null): Promise<PickedFile> => ({
  file: await fileOf(url, name),
  folder,
});

/** A tray on the real recognition, over what was taught so far. */
function trayWorld() {
  const history = new DatasetHistory();
  const recogniser = { state: { phase: 'ready' } as never };
  const tray = new Tray({
    ...{ client, openFile, history, recogniser, longestSide: 1280, visit: 'v', now: () => 7 },
    live: { aside: (run) => run() },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return { tray, history };
}

/** Width and height, px. */
async function sizeOf(blob: Blob): Promise<[number, number]> {
  const { width, height } = await createImageBitmap(blob);
  return [width, height];
}

test('everybody in every picture is found, and each file that shows nobody says why', async () => {
  const { tray } = trayWorld();
  const bad = new File([Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3)], 'broken.jpg');
  await tray.layOut([
    await picked(threeUrl, 'three.jpg'),
    await picked(clipUrl, 'clip.webm'),
    { file: bad, folder: null },
    { file: new File([], 'cloud.jpg'), folder: null },
  ]);
  expect(tray.unread).toBe(0);
  const contents = tray.pictures.map(({ contents: one }) => one);
  expect(contents.map(({ kind }) => kind)).toEqual(['looked', 'clip', 'refused', 'refused']);
  expect(contents.flatMap((one) => (one.kind === 'refused' ? [one.failure] : []))).toEqual(['bad-file', 'empty-file']);
  const people = peopleOf(tray.pictures[0]!);
  const picture = await createImageBitmap(await fileOf(threeUrl, 'three.jpg'));
  const seen = await client.look(picture, { time: performance.now(), still: true, turn: null });
  await client.reset();
  // The same people as in the photo that is opened by itself.
  expect(people.length).toBeGreaterThanOrEqual(3);
  expect(people).toHaveLength(seen!.people.length);
  expect([...people].sort((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2))).toEqual(people);
  for (const { crop } of people) expect(Math.max(...(await sizeOf(crop)))).toBeLessThanOrEqual(288);
});

test('a picture that EXIF turns is shown, and looked at, upright', async () => {
  const { tray } = trayWorld();
  await tray.layOut([await picked(exif1, 'upright.jpg'), await picked(exif6, 'turned.jpg')]);
  const sizes = [];
  for (const { contents } of tray.pictures) if (contents.kind === 'looked') sizes.push(await sizeOf(contents.thumb));
  expect(sizes[1]).toEqual(sizes[0]);
});

test('whoever is ticked becomes a sample in one step of undo; undone, they can be taught again', async () => {
  const { tray, history } = trayWorld();
  history.choose('guest');
  await tray.layOut([await picked(threeUrl, 'three.jpg')]);
  const [picture] = tray.pictures;
  const everybody = peopleOf(picture!);
  const [left, middle] = everybody;
  expect(tray.ticks.chosen).toBe('guest');
  tray.ticks.toggleAll(picture!);
  for (const { id } of everybody.slice(2)) tray.ticks.toggle(id);
  expect([...tray.ticks.keys.keys()]).toEqual([left!.id, middle!.id]);
  tray.ticks.addClass('Hat');
  tray.ticks.toggle(left!.id);
  await tray.add();
  expect(tray.state).toEqual({ kind: 'open', news: { kind: 'added', count: 2 } });
  const { samples, classes } = history.dataset;
  expect(classes.map(({ name }) => name)).toEqual([null, null, 'Hat']);
  expect(samples.map(({ classKey, burst, takenAt }) => [classKey, burst, takenAt])).toEqual([
    [classes[2]!.key, picture!.id, 7],
    ['guest', picture!.id, 7],
  ]);
  // Two people of one picture stay two: exams never mix them up.
  expect(new Set(samples.map(({ person }) => person)).size).toBe(2);
  for (const { embedding, background, picture: jpeg } of samples) {
    expect(embedding.body).toHaveLength(EMBEDDING.bodyLength);
    expect(background?.body).toHaveLength(EMBEDDING.bodyLength);
    expect(Math.max(...(await sizeOf(new Blob([jpeg]))))).toBeLessThanOrEqual(128);
  }
  tray.ticks.toggle(left!.id);
  expect(tray.ticks.keys.size).toBe(0);
  history.undo();
  expect([history.dataset.samples.length, history.dataset.classes.length]).toEqual([0, 2]);
  tray.ticks.toggle(left!.id);
  await tray.add();
  expect(history.dataset.samples).toHaveLength(1);
});

test('a zip of folders, as Teachable Machine saves its pictures, becomes classes by their names', async () => {
  const { tray, history } = trayWorld();
  const bytes = new Uint8Array(await (await fetch(threeUrl)).arrayBuffer());
  const zip = zipSync({ 'Crew-samples/0.jpg': bytes, 'Guests/0.jpg': bytes, 'manifest.json': new Uint8Array(9) });
  await tray.layOut([{ file: new File([zip], 'project.tm'), folder: null }]);
  expect(tray.remarks).toEqual([{ kind: 'skipped', name: 'project.tm', count: 1 }]);
  tray.ticks.useFolders(tray.pictures, (name) => (name === 'Guests' ? 'guest' : null));
  await tray.add();
  const { samples, classes } = history.dataset;
  expect(classes.map(({ key, name }) => [key, name])).toEqual([
    ['friend', null],
    ['guest', null],
    ['class-3', 'Crew'],
  ]);
  expect(samples.map(({ classKey }) => classKey)).toEqual(['class-3', 'guest']);
});

test('a tray that is wiped while it works adds nothing and holds nothing', async () => {
  const { tray, history } = trayWorld();
  await tray.layOut([await picked(threeUrl, 'three.jpg')]);
  tray.ticks.toggleAll(tray.pictures[0]!);
  const adding = tray.add();
  tray.drop();
  await adding;
  expect([history.dataset.samples.length, tray.pictures.length, tray.ticks.keys.size, tray.state.kind]).toEqual([
    ...[0, 0, 0],
    'closed',
  ]);
});

test('more than fit are named, not dropped without a word', async () => {
  const { tray } = trayWorld();
  const none = new File([], 'a.jpg');
  await tray.layOut(Array.from({ length: 503 }, () => ({ file: none, folder: null })));
  expect([tray.pictures.length, tray.remarks]).toEqual([500, [{ kind: 'over', count: 3 }]]);
});
