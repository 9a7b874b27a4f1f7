import { expect, test } from 'vitest';
import { closeBackend } from '../../../../src/vision/backend/backend.ts';

test('a backend that never opened can be closed: the election goes on to the next', () => {
  expect(() => closeBackend('webgpu')).not.toThrow();
});
