import { expect, test } from 'vitest';
import { KeepError, keepErrorOf } from '#storage/dataset/storage-error.ts';

const named = (name: string) => new DOMException('', name);
const ours = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

test.each<[string, unknown, boolean, string]>([
  ['no room', named('QuotaExceededError'), false, 'full'],
  ['no room, of an error that is none of the DOM’s', ours, false, 'full'],
  ['no room, even where all is denied', named('QuotaExceededError'), true, 'full'],
  ['no right to it', named('SecurityError'), false, 'unavailable'],
  ['anything where all storage is denied', named('UnknownError'), true, 'unavailable'],
  ['anything else', named('UnknownError'), false, 'refused'],
  ['a word', 'QuotaExceededError', false, 'refused'],
])('%s', (_what, error, denied, trouble) => {
  const made = keepErrorOf(error, () => denied);
  expect([made.name, made.trouble, made.cause]).toEqual(['KeepError', trouble, error]);
  expect(made.message).toBe(`${trouble}: ${String(error)}`);
});

test('a trouble that is known stays what it is', () => {
  const silent = new KeepError('silent', 'no answer');
  expect(keepErrorOf(silent, () => true)).toBe(silent);
});

test('whoever does not say that storage is denied does not mean it', () => {
  expect(keepErrorOf(named('UnknownError')).trouble).toBe('refused');
});
