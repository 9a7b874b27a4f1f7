import { expect, test } from 'vitest';
import { Rates } from '#app/live/rates.svelte.ts';

test('rates are counted over the last three seconds, and the age is that of the newest picture', () => {
  const rates = new Rates();
  for (let time = 0; time <= 10_000; time += 20) rates.frame(time);
  for (let time = 0; time <= 10_000; time += 125) rates.look(time, { ms: 125, run: 60, parts: 1 });
  rates.publish(10_000, 9_800);
  expect(rates.display).toBeCloseTo(50, 5);
  expect(rates.recognition).toBeCloseTo(8, 5);
  expect(rates.age).toBe(200);
});

test('nothing measured is shown as nothing', () => {
  const rates = new Rates();
  rates.look(0, { ms: 125, run: 60, parts: 1 });
  rates.publish(10, null);
  expect([rates.display, rates.recognition, rates.age]).toEqual([0, 0, null]);
});

test('a rate from long ago is forgotten', () => {
  const rates = new Rates();
  for (let time = 0; time <= 1000; time += 100) rates.look(time, { ms: 125, run: 60, parts: 1 });
  rates.publish(9000, 1000);
  expect(rates.recognition).toBe(0);
});

test('looks that take long hurry the next one, until another source begins', () => {
  const rates = new Rates();
  rates.look(300, { ms: 300, run: 60, parts: 1 });
  expect(rates.hurry).toBe(true);
  rates.reset();
  expect(rates.hurry).toBe(false);
});

test('a low battery takes power from looking, and looks rest', () => {
  const rates = new Rates();
  for (let time = 0; time <= 1000; time += 100) rates.look(time, { ms: 100, run: 60, parts: 1 });
  expect(rates.rest).toBe(0);
  rates.battery = { level: 0.15, charging: false };
  rates.publish(1000, 1000);
  expect([rates.power, rates.rest].map((one) => Math.round(one * 100) / 100)).toEqual([0.5, 100]);
});

test('where no scene comes for seconds, nothing answers; while the picture is held that is no news', () => {
  const rates = new Rates();
  rates.look(1000, { ms: 100, run: 60, parts: 1 });
  for (let time = 1000; time <= 4800; time += 200) rates.publish(time, 1000);
  expect(rates.silent).toBe(false);
  for (let time = 4800; time <= 5400; time += 200) rates.publish(time, 1000);
  expect(rates.silent).toBe(true);
  rates.look(5500, { ms: 100, run: 60, parts: 1 });
  expect(rates.silent).toBe(false);
  rates.publish(65_000, 5500);
  expect(rates.silent).toBe(false);
});

test('a device on which each look takes seconds is slow, not silent', () => {
  const rates = new Rates();
  rates.look(1000, { ms: 2500, run: 2000, parts: 1 });
  for (let time = 1000; time <= 10_000; time += 200) rates.publish(time, 1000);
  expect(rates.silent).toBe(false);
});
