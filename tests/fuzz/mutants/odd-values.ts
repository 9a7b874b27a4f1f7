import type { Chance } from '../chance.ts';

/** Names that mean something to JavaScript, and such as an honest file has elsewhere. */
export const ODD_KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length'],
  ...['', ' ', '0', '-1', 'unknown', 'friend', 'guest', 'class-3', 'class-99999999999999999999', 'mask', '$array'],
];

const ODD_TEXTS = [
  ...ODD_KEYS,
  '\u202eabc',
  '\u2067\u05d0\u05d1',
  'مرحبا',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\ud83d',
  '\udc00x',
  'e\u0301\u0323'.repeat(12),
  '\u0000\u0007\u001b[31m',
  '\u200b\u200d\ufeff',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '%00%ff',
  'NaN',
  'Infinity',
  '1e400',
  "'; DROP TABLE samples; --",
  '名'.repeat(3400),
  'x'.repeat(10_240),
  'x'.repeat(40),
  'x'.repeat(41),
  '字'.repeat(80),
];

/** Numbers beyond what a field may hold; `raw` texts become numbers only when they are parsed. */
const ODD_NUMBERS = [
  ...[0, -0, 1, -1, 0.5, 1.5, -0.0001, 255, 256, 5000, 5001, 16384, 16385, 65535, 65536, 2 ** 31, 2 ** 32, 2 ** 53],
  ...[1e17, -1e17, 1e39, -1e39, 1e300, 1e308, -1e308, 1e-320, 5e-324, 8.64e15 + 1, Number.MAX_SAFE_INTEGER],
];

/** A piece of JSON that `JSON.stringify` does not write: {@link oddJson} puts it in as it is. */
export class Raw {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

/** A text that few people type. */
export function oddText(chance: Chance): string {
  return chance.odds(0.8)
    ? chance.pick(ODD_TEXTS)
    : String.fromCharCode(...Array.from({ length: chance.int(50) }, () => chance.int(0x10000)));
}

/** A number that few programs write. */
export function oddNumber(chance: Chance): number {
  return chance.odds(0.8) ? chance.pick(ODD_NUMBERS) : chance.number() * 10 ** chance.int(20);
}

/** Any value that may stand where another was meant. */
export function oddValue(chance: Chance): unknown {
  switch (chance.int(9)) {
    case 0:
      return oddText(chance);
    case 1:
    case 2:
      return oddNumber(chance);
    case 3:
      return chance.pick([null, true, false]);
    case 4:
      return chance.pick([[], {}, [[]], [null], { length: 3 }, Array.from({ length: 30 }, () => 0)]);
    case 5:
      return { $number: chance.pick(['NaN', 'Infinity', '-Infinity', '1e999', 'x', '']) };
    case 6:
      return { $array: chance.pick(['f32', 'f64', 'u8', null]), length: chance.pick([0, 1, 3, -1, 1e9, 1.5, '3']) };
    case 7:
      return new Raw(chance.pick(['1e999', '-1e999', '-0', '1E-999', '0.1e1']));
    default:
      return nested(chance.pick([3, 60, 3000, 40_000]), chance.odds(0.5));
  }
}

function nested(depth: number, lists: boolean): Raw {
  return new Raw(lists ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '0' + '}'.repeat(depth));
}
