import { expect, test } from 'vitest';
import { crossEntropy } from '#core/network/loss.ts';
import { forward } from '#core/network/forward.ts';
import { copyOf } from '#core/network/network.ts';
import { runThrough } from '#core/run-through.ts';
import { cellsOfStrokes, CELLS } from '#core/water/cells.ts';
import { exercisesOf } from '#core/water/exercises.ts';
import { OWN_CHARACTERS, ownCharactersIn } from '#core/water/own-characters.ts';
import { learnOne, Practice, scoreOf } from '#core/water/practice.ts';
import { hiddenFrom, hiddenText, ownNetwork } from '#core/water/shape.ts';
import { codeOfValves, withValves } from '#core/water/valve-code.ts';
import { MOST_OPEN } from '#core/water/valve.ts';

const FOUR = OWN_CHARACTERS.slice(0, 4);
const EXERCISES = runThrough(exercisesOf(FOUR, 5));

test.each([1, 2, 3])('国 田 回 人 in hands never seen are read, nine of ten and more, seed %i', (seed) => {
  const { learn, heldOut } = EXERCISES;
  const practice = new Practice(ownNetwork([6], 4, seed), learn, seed);
  expect(scoreOf(practice.network, heldOut).right).toBeLessThan(0.6);
  for (let step = 0; step < 600; step++) practice.step();
  expect(scoreOf(practice.network, heldOut).right).toBeGreaterThanOrEqual(0.92);
});

test('國 is told from 田, 回 and 人 as well as 国 is', () => {
  const four = ownCharactersIn('國田回人');
  const { learn, heldOut } = runThrough(exercisesOf(four, 5));
  const practice = new Practice(ownNetwork([6], 4, 1), learn, 1);
  for (let step = 0; step < 600; step++) practice.step();
  expect(four.map(({ glyph }) => glyph).join('')).toBe('國田回人');
  expect(scoreOf(practice.network, heldOut).right).toBeGreaterThanOrEqual(0.92);
});

test('learning and held-back drawings are other drawings; the same seed draws the same', () => {
  const { learn, heldOut } = EXERCISES;
  const known = new Set(learn.map(({ strokes }) => JSON.stringify(strokes)));
  expect(heldOut.some(({ strokes }) => known.has(JSON.stringify(strokes)))).toBe(false);
  expect(runThrough(exercisesOf(FOUR, 5))).toEqual({ learn, heldOut });
});

test('one example moves the valves against its gradient, and less is lost on it afterwards', () => {
  const { learn } = EXERCISES;
  const network = ownNetwork([6], 4, 3);
  const before = copyOf(network);
  for (const exercise of learn.slice(0, 40)) {
    const lesson = learnOne(network, exercise);
    expect(lesson.loss.after).toBeLessThan(lesson.loss.before);
    expect(crossEntropy(forward(lesson.after, exercise.input).output, exercise.target).loss).toBe(lesson.loss.after);
    for (const { layer, from, to, by } of lesson.moved.slice(0, 5)) {
      const at = to * network.layers[layer]!.inputs + from;
      expect(by).toBe(lesson.after.layers[layer]!.weights[at]! - network.layers[layer]!.weights[at]!);
    }
    const distances = lesson.moved.map(({ by }) => Math.abs(by));
    expect(distances).toEqual([...distances].sort((a, b) => b - a));
  }
  expect(network).toEqual(before);
});

test('a dark cell is 1, paper is 0, and neither place nor size of the drawing matters', () => {
  expect([...cellsOfStrokes([])]).toEqual(new Array(CELLS).fill(0));
  const { strokes } = FOUR[0]!;
  const large = cellsOfStrokes(strokes);
  expect(Math.max(...large)).toBe(1);
  const small = cellsOfStrokes(
    strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.05 + x * 0.6, y: 0.3 + y * 0.6 }))),
    0.036,
  );
  for (let cell = 0; cell < CELLS; cell++) expect(Math.abs(small[cell]! - large[cell]!)).toBeLessThan(0.12);
});

test('valves come back from an address to within half a position; a strange code is refused', () => {
  const network = ownNetwork([6], 4, 9);
  const code = codeOfValves(network);
  expect(code).toMatch(/^[\w-]+$/);
  expect(code.length).toBeLessThan(400);
  const back = withValves(ownNetwork([6], 4, 1), code)!;
  network.layers.forEach(({ weights, biases }, depth) => {
    weights.forEach((weight, i) =>
      expect(Math.abs(back.layers[depth]!.weights[i]! - weight)).toBeLessThan(MOST_OPEN / 127 / 2 + 1e-9),
    );
    expect(back.layers[depth]!.biases).toHaveLength(biases.length);
  });
  expect(withValves(network, code.slice(1))).toBeNull();
  expect(withValves(network, `!${code.slice(1)}`)).toBeNull();
  expect(withValves(ownNetwork([], 4, 1), code)).toBeNull();
  for (const layer of withValves(network, '_'.repeat(code.length))!.layers) {
    expect([...layer.weights].every((weight) => Math.abs(weight) <= MOST_OPEN)).toBe(true);
  }
});

test('a shape comes back from an address, nonsense does not', () => {
  for (const hidden of [[], [2], [8, 3]]) expect(hiddenFrom(hiddenText(hidden))).toEqual(hidden);
  expect(hiddenFrom('99-1')).toEqual([8, 2]);
  for (const text of [null, '', 'x', '3-4-5', '-1', '1e3']) expect(hiddenFrom(text)).toBeNull();
});
