import { expect, test } from 'vitest';
import { VisorError } from '#core/failure.ts';
import { liveWorld, sceneOf } from '../live-world.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

test('a camera that opens is live, with the tracks of the source before forgotten', async () => {
  const { live, world } = liveWorld();
  expect(live.phase).toBe('ready');
  await live.open({ kind: 'camera' });
  expect(live.phase).toBe('live');
  expect([world.resets, world.running]).toEqual([1, true]);
});

test('one start asks for the camera once, and a refusal is not asked again without a tap', async () => {
  const { live, world } = liveWorld();
  world.failure = new VisorError('denied');
  await live.open({ kind: 'camera' });
  live.show();
  live.show();
  await settle();
  expect([live.phase, live.failure, world.asked.length]).toEqual(['failed', 'denied', 1]);
  world.failure = null;
  await live.retry();
  expect([live.phase, world.asked.length]).toEqual(['live', 2]);
});

test('a photo chosen before the models are there waits for them', async () => {
  const { live, world } = liveWorld({ phase: 'files' });
  await live.open({ kind: 'file', file: new Blob() });
  expect([live.phase, world.opened.length]).toEqual(['booting', 0]);
  world.recogniser.state = { phase: 'ready', started: { backend: 'wasm', trials: [], threads: 1 } };
  live.ready();
  await settle();
  expect(live.source?.kind).toBe('photo');
});

test('start can be pressed before any model is there; a camera opens at once, and is looked at when recognition is ready', async () => {
  const { live, world } = liveWorld({ phase: 'files' });
  expect(live.phase).toBe('ready');
  await live.open({ kind: 'camera' });
  await settle();
  expect([live.phase, live.source?.kind, world.asked.length, world.running]).toEqual(['booting', 'camera', 1, false]);
  world.recogniser.state = { phase: 'electing', trying: null, tried: 0 };
  expect(live.phase).toBe('booting');
  world.recogniser.state = { phase: 'ready', started: { backend: 'wasm', trials: [], threads: 1 } };
  live.ready();
  await settle();
  expect([live.phase, world.asked.length, world.running]).toEqual(['live', 1, true]);
});

test('where the recognition fails behind a picture, the page says so, and goes on with that picture after a retry', async () => {
  const { live, world } = liveWorld({ phase: 'files' });
  await live.open({ kind: 'camera' });
  world.recogniser.state = { phase: 'failed', failure: 'download' };
  expect([live.phase, live.failure]).toEqual(['failed', 'download']);
  await live.retry();
  world.recogniser.state = { phase: 'ready', started: { backend: 'wasm', trials: [], threads: 1 } };
  live.ready();
  await settle();
  expect([live.phase, world.asked.length, world.running]).toEqual(['live', 1, true]);
});

test('the first label is told', async () => {
  const { live, world } = liveWorld();
  let told = 0;
  live.onlabel = () => told++;
  await live.open({ kind: 'demo' });
  const scene = sceneOf(false);
  world.answer = () => scene;
  await world.frame();
  expect([told, live.targets.length]).toEqual([0, 1]);
  const people = scene.people.map((one) => ({ ...one, label: { key: 'guest', confidence: 1, by: 'rules' as const } }));
  world.answer = () => ({ ...scene, people });
  await world.frame();
  expect(told).toBe(1);
});

test('everybody on a photo is listed as soon as the answer is there', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'file', file: new Blob() });
  world.answer = (still) => sceneOf(still);
  await world.frame();
  expect(live.targets.map(({ track, label }) => [track, label])).toEqual([[1, 'unknown']]);
});

test('a photo that met a restarting recognition is looked at again', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'file', file: new Blob() });
  world.running = false;
  await world.frame();
  await settle();
  expect(world.running).toBe(true);
});

test('a hidden page puts the camera off; shown again it comes back once, however many events tell of it', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'camera', facing: 'user' });
  live.hide();
  expect([live.phase, world.opened[0]?.closed]).toEqual(['paused', true]);
  live.show();
  live.show();
  live.show();
  await settle();
  expect([live.phase, world.asked.length, world.asked[1]?.facing]).toEqual(['live', 2, 'user']);
});

test('a camera that opens on a hidden page goes off at once', async () => {
  const { live, world } = liveWorld();
  world.visible = false;
  await live.open({ kind: 'camera' });
  expect([live.phase, world.opened[0]?.closed]).toEqual(['paused', true]);
});

test('the newest wish wins: a camera that opens too late is closed', async () => {
  const { live, world } = liveWorld();
  let release = () => {};
  world.gate = new Promise((resolve) => (release = resolve));
  const slow = live.open({ kind: 'camera' });
  await settle();
  await live.open({ kind: 'demo' });
  release();
  await slow;
  await settle();
  expect(live.source?.kind).toBe('demo');
  expect(world.opened.find(({ kind }) => kind === 'camera')?.closed).toBe(true);
});

test('a camera pulled out ends on its sentence, and the same camera can be tried again', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'camera' });
  live.source?.onbroken?.(new VisorError('disconnected'));
  expect([live.phase, live.failure]).toEqual(['failed', 'disconnected']);
  await live.retry();
  expect([live.phase, world.asked.length]).toEqual(['live', 2]);
});

test('a file that cannot be opened says so; back leads to the start', async () => {
  const { live, world } = liveWorld();
  world.failure = new VisorError('bad-file');
  await live.open({ kind: 'file', file: new Blob() });
  expect(live.failure).toBe('bad-file');
  live.stop();
  expect(live.phase).toBe('ready');
});

test('a frozen picture takes no late answer and goes on when told', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'demo' });
  live.freeze(true);
  world.answer = (still) => sceneOf(still);
  await world.frame();
  expect([live.phase, live.latest, world.running]).toEqual(['paused', null, false]);
  live.freeze(false);
  expect([live.phase, world.running]).toEqual(['live', true]);
});

test('an answer to the source before is not shown over the new one', async () => {
  const { live, world } = liveWorld();
  await live.open({ kind: 'demo' });
  const late = world.frame;
  world.answer = (still) => sceneOf(still);
  await live.open({ kind: 'camera' });
  await late();
  expect(live.latest).toBeNull();
});

test('the other camera is remembered', async () => {
  const { live, settings } = liveWorld();
  await live.open({ kind: 'camera' });
  await live.camera.flip();
  expect(settings().facing).toBe('user');
});

test('a second tap on a camera that has just opened opens no second one; a later tap opens it anew', async () => {
  const { live, world } = liveWorld();
  await Promise.all([live.open({ kind: 'camera' }), live.open({ kind: 'camera' })]);
  world.now += 1000;
  await live.open({ kind: 'camera' });
  expect([live.phase, world.asked.length]).toEqual(['live', 1]);
  world.now += 5000;
  await live.open({ kind: 'camera' });
  expect([live.phase, world.asked.length]).toEqual(['live', 2]);
});
