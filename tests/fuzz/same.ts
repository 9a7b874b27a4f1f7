import { packData } from '#storage/dataset/plain-data.ts';

/** Whether two pieces of plain data are the same once they are written: JSON knows no −0. */
export function same(one: unknown, other: unknown): boolean {
  const [a, b] = [packData(one), packData(other)];
  return a.text === b.text && Buffer.compare(a.bytes, b.bytes) === 0;
}
