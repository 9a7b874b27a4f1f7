/** The characters of a text, each once, in order; only such that may be Chinese characters. */
export function asShown(text: string): string[] {
  const characters = [...text.normalize()].filter((one) => /\p{Script=Han}/u.test(one) && one.length <= 2);
  return characters.filter((one, at) => characters.indexOf(one) === at);
}
