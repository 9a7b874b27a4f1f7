import { expect, test } from 'vitest';
import { pair } from '#i18n/pair.ts';

test('two languages are one list of words: texts joined, once where both say the same, functions and lists too', () => {
  const zh = { title: '样本', name: 'VISOR', of: (n: number) => `第 ${n} 段`, looks: ['绿', '橙'], in: { key: '教' } };
  const en = {
    title: 'Samples',
    name: 'VISOR',
    of: (n: number) => `part ${n}`,
    looks: ['green', 'orange'],
    in: { key: 'Teach' },
  };
  const both = pair(zh, en);
  expect({ ...both, of: both.of(3) }).toEqual({
    title: '样本 Samples',
    name: 'VISOR',
    of: '第 3 段 part 3',
    looks: ['绿 green', '橙 orange'],
    in: { key: '教 Teach' },
  });
});
