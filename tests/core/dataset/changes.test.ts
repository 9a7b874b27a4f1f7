import { expect, test } from 'vitest';
import { withClass } from '#core/dataset/changes.ts';

test('new classes have keys of their own, whatever keys a file brought', () => {
  const dataset = { classes: [{ key: 'class-99999999999999999999', name: null, look: 0 }], samples: [] };
  const keys = withClass(withClass(dataset, 'Hat'), 'Cap').classes.map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});
