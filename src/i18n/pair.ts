/**
 * Two languages' words as one list of the same shape: every text is the first one's, a space, the second one's; once
 * where both say the same. For headings and tags, whose texts are short.
 */
export function pair<T>(first: T, second: T): T {
  return joined(first, second) as T;
}

function joined(first: unknown, second: unknown): unknown {
  if (typeof first === 'string') return first === second ? first : `${first} ${String(second)}`;
  if (typeof first === 'function') {
    return (...values: unknown[]): unknown => joined(call(first, values), call(second, values));
  }
  if (Array.isArray(first)) return first.map((one, i) => joined(one, (second as readonly unknown[])[i]));
  if (typeof first !== 'object' || first === null) return first;
  const other = second as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(first).map(([key, one]) => [key, joined(one, other[key])]));
}

function call(words: unknown, values: readonly unknown[]): unknown {
  return (words as (...values: readonly unknown[]) => unknown)(...values);
}
