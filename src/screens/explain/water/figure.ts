/** A number as it is shown: two places, a minus as wide as a plus. */
export function figure(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
