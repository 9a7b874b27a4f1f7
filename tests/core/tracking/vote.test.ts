import { expect, test } from 'vitest';
import { LabelVote } from '#core/tracking/vote.ts';

test('the first look gives its label at once, with its own strength', () => {
  const vote = new LabelVote();
  expect(vote.label).toBeNull();
  vote.add([['guest', 0.8]], 'rules', 0);
  expect(vote.label).toEqual({ key: 'guest', confidence: 0.8, by: 'rules' });
});

test('one wrong look does not flip the label but lowers its confidence', () => {
  const vote = new LabelVote();
  for (let time = 0; time < 1000; time += 100) vote.add([['friend', 1]], 'rules', time);
  vote.add([['guest', 0.9]], 'rules', 1000);
  expect(vote.label?.key).toBe('friend');
  expect(vote.label?.confidence).toBeLessThan(0.95);
});

test.each([100, 500])('a lasting change wins within three seconds at one look every %d ms', (step) => {
  const vote = new LabelVote();
  for (let time = 0; time < 5000; time += step) vote.add([['friend', 1]], 'rules', time);
  for (let time = 5000; time <= 8000; time += step) vote.add([['guest', 1]], 'rules', time);
  expect(vote.label?.key).toBe('guest');
  expect(vote.label?.confidence).toBeGreaterThan(0.8);
});

test('confidence stays a share', () => {
  const vote = new LabelVote();
  for (let i = 0; i < 200; i++) vote.add([[i % 3 ? 'a' : 'b', 0.5 + (i % 5) / 10]], 'rules', i * 37);
  expect(vote.label?.confidence).toBeGreaterThan(0);
  expect(vote.label?.confidence).toBeLessThanOrEqual(1);
});

test('another speaker starts a new vote', () => {
  const vote = new LabelVote();
  vote.add([['guest', 1]], 'rules', 0);
  vote.add([['friend', 0.7]], 'head', 10);
  expect(vote.label).toEqual({ key: 'friend', confidence: 0.7, by: 'head' });
});

test('a careful look begins anew and outweighs the quick one that follows', () => {
  const vote = new LabelVote();
  for (let time = 0; time < 1000; time += 100) vote.add([['friend', 1]], 'rules', time);
  vote.begin(4);
  expect(vote.label).toBeNull();
  vote.add([['guest', 0.9]], 'rules', 1000);
  expect(vote.label?.key).toBe('guest');
  expect(vote.label?.confidence).toBeCloseTo(0.9);
  vote.add([['friend', 1]], 'rules', 1100);
  vote.add([['friend', 1]], 'rules', 1200);
  expect(vote.label?.key).toBe('guest');
  for (let time = 1300; time < 4000; time += 100) vote.add([['friend', 1]], 'rules', time);
  expect(vote.label?.key).toBe('friend');
});

test('where a careful look says nothing, the next one still counts as much as it would have', () => {
  const vote = new LabelVote();
  vote.add([['friend', 1]], 'rules', 0);
  vote.begin(4);
  vote.add([['guest', 0.6]], 'head', 10);
  expect(vote.label).toEqual({ key: 'guest', confidence: 0.6, by: 'head' });
});

test('what was judged otherwise stays until the next look, which then stands alone', () => {
  const vote = new LabelVote();
  for (let time = 0; time < 1000; time += 100) vote.add([['friend', 1]], 'rules', time);
  vote.outdate();
  expect(vote.label?.key).toBe('friend');
  vote.add([['guest', 0.6]], 'rules', 1000);
  expect(vote.label).toEqual({ key: 'guest', confidence: 0.6, by: 'rules' });
  vote.add([['guest', 0.8]], 'rules', 1000);
  expect(vote.label?.confidence).toBeCloseTo(0.7, 9);
});

test('another label takes over only where it leads clearly', () => {
  const vote = new LabelVote();
  const look = (friend: number, guest: number) => vote.add([['friend', friend], ['guest', guest]], 'head', 0); // prettier-ignore
  look(0.5, 0.4);
  look(0.4, 0.6);
  expect(vote.label?.key).toBe('friend');
  expect(vote.label?.confidence).toBeCloseTo(0.45, 9);
  look(0, 1);
  expect(vote.label?.key).toBe('guest');
  expect(vote.label?.confidence).toBeCloseTo(2 / 3, 9);
});

test('the first look needs no lead; of equals the first is meant; where nothing is said there is no label', () => {
  const vote = new LabelVote();
  vote.add([], 'rules', 0);
  expect(vote.label).toBeNull();
  vote.reset();
  vote.add([['a', 0.1], ['b', 0.1]], 'rules', 0); // prettier-ignore
  expect(vote.label).toEqual({ key: 'a', confidence: 0.1, by: 'rules' });
});

test('a look counts half after 0.7 s', () => {
  const vote = new LabelVote();
  vote.add([['friend', 1]], 'rules', 0);
  vote.add([['friend', 0]], 'rules', 700);
  expect(vote.label?.confidence).toBeCloseTo(0.5 / 1.5, 9);
});
