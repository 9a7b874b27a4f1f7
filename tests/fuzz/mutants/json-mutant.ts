import type { Chance } from '../chance.ts';
import { ODD_KEYS, oddNumber, oddText, oddValue, Raw } from './odd-values.ts';

type Holder = Record<string, unknown> | unknown[];

/** A copy of plain data in which so many places are not what they were. */
export function jsonMutant(chance: Chance, value: unknown, changes = 1 + chance.int(3)): unknown {
  const top = { value: structuredClone(value) };
  for (let step = 0; step < changes; step++) changeOne(chance, chance.pick([top, ...holdersIn(top.value)]));
  return top.value ?? null;
}

/** JSON of plain data with {@link Raw} pieces in it. */
export function textOf(value: unknown): string {
  const raws: string[] = [];
  const text = JSON.stringify(value, (_key, one: unknown) =>
    one instanceof Raw ? `\u0001raw ${raws.push(one.json) - 1}\u0001` : one,
  );
  return text.replace(/"\\u0001raw (\d+)\\u0001"/g, (_, at: string) => raws[Number(at)]!);
}

/** Every object and list of a value that holds something. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null || value instanceof Raw) return [];
  const inner = Array.isArray(value) && value.length > 40 ? value.slice(0, 40) : Object.values(value);
  const own = Object.keys(value).length > 0 ? [value as Holder] : [];
  return [...own, ...inner.flatMap((one) => holdersIn(one))];
}

function changeOne(chance: Chance, holder: Holder): void {
  const keys = Object.keys(holder);
  if (keys.length === 0) return;
  const key = chance.pick(keys);
  const at = holder as Record<string, unknown>;
  switch (chance.int(8)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      break;
    case 1:
      define(at, chance.pick(ODD_KEYS), oddValue(chance));
      break;
    case 2:
      // Another of the same holder: equal ids, swapped numbers.
      define(at, key, at[chance.pick(keys)]);
      break;
    case 3:
      if (Array.isArray(holder)) holder.push(...holder.slice(0, 1 + chance.int(20)));
      else define(at, key, [at[key]]);
      break;
    case 4:
      define(at, key, typeof at[key] === 'number' ? oddNumber(chance) : oddText(chance));
      break;
    case 5:
      define(at, key, typeof at[key] === 'string' ? oddText(chance) : oddNumber(chance));
      break;
    default:
      define(at, key, oddValue(chance));
  }
}

/** As JSON.parse does it: `__proto__` is a name like any other. */
function define(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(holder) && key === 'length') return;
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
