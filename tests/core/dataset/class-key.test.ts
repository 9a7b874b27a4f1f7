import { expect, test } from 'vitest';
import { isClassKey } from '#core/dataset/class-key.ts';

test.each(['friend', 'guest', 'class-12', 'mask', 'a b'])('%s is the key of a class', (key) => {
  expect(isClassKey(key)).toBe(true);
});

test.each(['unknown', 'constructor', '__proto__', 'toString', 'prototype', '', ' a', 'é', '\u202eab', 'x'.repeat(61)])(
  '%o is none',
  (key) => {
    expect(isClassKey(key)).toBe(false);
  },
);
