import { expect, test } from 'vitest';
import { readQuery } from '#app/query.ts';
import {
  beginsAtMinute,
  EXPERIMENTS,
  experimentAddress,
  experimentsOf,
  PACK_MINUTES,
  PACK_PARTS,
} from '#core/lesson-pack.ts';
import { packEn } from '#screens/explain/pack/words-en.ts';
import { packZh } from '#screens/explain/pack/words-zh.ts';

test('the parts fill forty minutes, one after another, and every experiment belongs to one', () => {
  expect(PACK_PARTS.map(beginsAtMinute)).toEqual([0, 4, 12, 19, 25, 36]);
  expect(Object.values(PACK_MINUTES).reduce((sum, minutes) => sum + minutes, 0)).toBe(40);
  expect(PACK_PARTS.flatMap(experimentsOf).sort()).toEqual(Object.keys(EXPERIMENTS).sort());
  for (const part of PACK_PARTS) expect(experimentsOf(part).length).toBeGreaterThan(0);
});

test('an address says screen, lesson and state in the words that the app reads', () => {
  const address = experimentAddress('https://visor.example/app/', 'both');
  expect(address.startsWith('https://visor.example/app/?')).toBe(true);
  const query = readQuery(new URL(address).search);
  expect(query).toMatchObject({ screen: 'explain', lesson: 'neuron', settings: { task: 'both', weir: '0.2' } });
  expect(readQuery('?screen=explain&pack=worksheet').pack).toBe('worksheet');
  expect(readQuery('?screen=explain&pack=nothing').pack).toBeNull();
});

test('worksheet and answers have the same tasks in both languages', () => {
  expect(packEn.tasks.map(({ part, room }) => [part, room.kind])).toEqual(
    packZh.tasks.map(({ part, room }) => [part, room.kind]),
  );
  for (const { answer } of [...packZh.tasks, ...packEn.tasks]) expect(answer.length).toBeGreaterThan(8);
});
