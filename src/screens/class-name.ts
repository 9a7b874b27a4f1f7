import type { ClassLook } from '#hud/text.ts';

/** What another class is called that has this name already; capitals make no difference. null: none has. */
export function namesake(looks: Iterable<ClassLook>, name: string, ownKey: string | null = null): string | null {
  const plain = (word: string): string => word.normalize('NFKC').toLowerCase();
  for (const { key, word } of looks) if (key !== ownKey && plain(word) === plain(name)) return word;
  return null;
}
