/**
 * Numbers that grow along the list, so that records can be sorted by them. Whoever has a place keeps it if it can, and
 * newcomers get one between their neighbours: a change writes few records. Where there is no room left between two
 * numbers, everybody gets a new one.
 */
export function placesOf(ids: readonly string[], had: ReadonlyMap<string, number>): readonly number[] {
  let highest = Number.NEGATIVE_INFINITY;
  const kept = ids.map((id) => {
    const place = had.get(id);
    if (place === undefined || place <= highest) return null;
    return (highest = place);
  });
  const places: number[] = [];
  for (let at = 0; at < kept.length;) {
    const place = kept[at] ?? null;
    if (place !== null) {
      places.push(place);
      at++;
      continue;
    }
    const next = kept.findIndex((one, index) => index > at && one !== null);
    const count = (next < 0 ? kept.length : next) - at;
    const before = places.at(-1) ?? (next < 0 ? -1 : (kept[next] ?? 0) - count - 1);
    const after = next < 0 ? before + count + 1 : (kept[next] ?? 0);
    for (let step = 1; step <= count; step++) places.push(before + ((after - before) * step) / (count + 1));
    at += count;
  }
  const grows = places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
  return grows ? places : ids.map((_, index) => index);
}
