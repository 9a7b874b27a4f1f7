import type { ClassLook } from '#hud/text.ts';

/** Cannot be seen, or turns the text around it: controls, halves of characters, zero widths, directions. Joiners of emoji stay. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name that somebody typed for a class; '' where nothing of it can be seen. */
export function typedName(text: string): string {
  const name = text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  return SEEN.test(name) ? name : '';
}

/** What another class is called that has this name already; capitals make no difference. null: none has. */
export function namesake(looks: Iterable<ClassLook>, name: string, ownKey: string | null = null): string | null {
  const plain = (word: string): string => word.normalize('NFKC').toLowerCase();
  for (const { key, word } of looks) if (key !== ownKey && plain(word) === plain(name)) return word;
  return null;
}
