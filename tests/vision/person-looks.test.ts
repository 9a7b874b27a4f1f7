import { expect, test } from 'vitest';
import { LookLender, type SeenPerson } from '#vision/look/person-looks.ts';

const IDLE = new AbortController().signal;
const person = (time: number): SeenPerson => ({
  frame: {} as ImageBitmap,
  box: { x: 0, y: 0, width: 1, height: 1 },
  mesh: null,
  time,
});

test('looks at a person are lent until the borrower has enough', async () => {
  const looks = new LookLender();
  const times: number[] = [];
  const end = looks.follow(1, ({ time }) => Promise.resolve(times.push(time) === 2), IDLE);
  for (const time of [0, 100, 200]) await looks.serve(time, (track) => (track === 1 ? person(time) : null));
  expect(await end).toBe('enough');
  expect(times).toEqual([0, 100]);
});

test('what a borrower throws reaches the borrower alone: the look and the others go on', async () => {
  const looks = new LookLender();
  const broken = looks.follow(1, () => Promise.reject(new Error('broken')), IDLE);
  const whole = looks.follow(1, () => Promise.resolve(true), IDLE);
  const said = expect(broken).rejects.toThrow('broken');
  await looks.serve(0, () => person(0));
  await said;
  expect(await whole).toBe('enough');
});

test('somebody out of sight is waited for a while; another source ends it at once; a cancel too, even beforehand', async () => {
  const looks = new LookLender();
  const never = () => Promise.resolve(true);
  const gone = looks.follow(1, never, IDLE);
  await looks.serve(0, () => null);
  await looks.serve(2499, () => null);
  let ended = false;
  void gone.then(() => (ended = true));
  await Promise.resolve();
  expect(ended).toBe(false);
  await looks.serve(2500, () => null);
  expect(await gone).toBe('gone');

  const left = looks.follow(1, never, IDLE);
  looks.reset();
  expect(await left).toBe('gone');

  const stop = new AbortController();
  const stopped = looks.follow(1, never, stop.signal);
  stop.abort();
  expect(await stopped).toBe('cancelled');
  expect(await looks.follow(1, never, stop.signal)).toBe('cancelled');
});
